package org.hikae.orchestrator.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.signin.PasswordPolicy.Objection;
import org.hikae.domain.signin.Totp;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.AccountRows.Account;
import org.hikae.orchestrator.signin.Passwords.Told;
import org.jspecify.annotations.Nullable;

/// How somebody signs in: by name and password, then, the first time, a password of their own and a
/// second factor; from then on by its code. Whoever is set up needs no majority for it.
public final class SignIn {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int MOST_PENDING = 500;

  private final AccountRows accounts;
  private final AccountDesk desk;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Trials trials;
  private final boolean glassOnly;
  private final Clock clock;
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  /// @param glassOnly whether only accounts for when nothing else works are good
  public SignIn(
      AccountRows accounts,
      AccountDesk desk,
      Passwords passwords,
      Sessions sessions,
      Trials trials,
      boolean glassOnly,
      Clock clock) {
    this.accounts = accounts;
    this.desk = desk;
    this.passwords = passwords;
    this.sessions = sessions;
    this.trials = trials;
    this.glassOnly = glassOnly;
    this.clock = clock;
  }

  /// What is to be done next.
  public enum Stage {
    NEW_PASSWORD,
    NEW_FACTOR,
    CODE
  }

  /// What comes of an attempt.
  public sealed interface Answer {
    /// They are signed in.
    ///
    /// @param session the secret that shows it
    record Entered(String session) implements Answer {}

    /// @param pending the secret that shows how far they are
    record GoOn(String pending, Stage stage) implements Answer {}

    /// Something is wrong, or nobody may try now; which of them, nobody is told.
    record Wrong() implements Answer {}

    record Objected(Objection because) implements Answer {}
  }

  /// Somebody on the way in.
  ///
  /// @param factor the second factor's secret, hexadecimal; empty when there is none yet
  private record Pending(Account account, Told told, Stage stage, String factor, Instant since) {
    byte[] secret() {
      return HexFormat.of().parseHex(factor);
    }

    @Override
    public String toString() {
      return account.name() + " " + stage;
    }
  }

  /// Name and password.
  public Answer password(String typed, String password, String from) throws InterruptedException {
    var name = typed.strip().toLowerCase(Locale.ROOT);
    if (trials.deaf(from)) {
      return new Answer.Wrong();
    }
    var account = accounts.find(name).orElse(null);
    var told = recognised(account, password);
    if (account == null || told == null || !isGood(account)) {
      trials.failed(account == null || account.breakGlass() ? "" : account.name(), from);
      return new Answer.Wrong();
    }
    if (account.breakGlass()) {
      return new Answer.Entered(sessions.open(account.name(), account.generation(), from));
    }
    return trials.locked(account.name()) ? new Answer.Wrong() : goOn(account, told);
  }

  private boolean isGood(Account account) {
    return !account.disabled() && (account.breakGlass() || !glassOnly);
  }

  private @Nullable Told recognised(@Nullable Account account, String password)
      throws InterruptedException {
    if (account == null) {
      passwords.pretend(password);
      return null;
    }
    var proof = accounts.proofs(account.name(), 1).getFirst();
    return passwords.recognise(password, proof).orElse(null);
  }

  private Answer goOn(Account account, Told told) {
    if (account.mustChange()) {
      return put(new Pending(account, told, Stage.NEW_PASSWORD, "", clock.instant()));
    }
    return account.sealed().isEmpty()
        ? newFactor(account, told)
        : put(
            new Pending(
                account,
                told,
                Stage.CODE,
                hex(passwords.open(told, account.name(), account.sealed())),
                clock.instant()));
  }

  private Answer newFactor(Account account, Told told) {
    var secret = hex(passwords.bytes(Totp.SECRET_BYTES));
    return put(new Pending(account, told, Stage.NEW_FACTOR, secret, clock.instant()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /// How far somebody is.
  public Optional<Stage> stage(String shown) {
    return find(shown).map(Pending::stage);
  }

  /// The name of whoever is on the way in.
  public Optional<String> name(String shown) {
    return find(shown).map(each -> each.account().name());
  }

  /// The secret of a second factor that is being made.
  public Optional<String> factor(String shown) {
    return find(shown)
        .filter(each -> each.stage() == Stage.NEW_FACTOR)
        .map(each -> Totp.written(each.secret()));
  }

  /// A password of their own.
  public Answer newPassword(String shown, String password)
      throws LedgerException, InterruptedException {
    var one = find(shown).filter(each -> each.stage() == Stage.NEW_PASSWORD).orElse(null);
    if (one == null) {
      return new Answer.Wrong();
    }
    var objection = desk.objection(one.account(), password);
    if (objection.isPresent()) {
      return new Answer.Objected(objection.get());
    }
    var told = desk.setPassword(one.account(), password, new byte[0]);
    var account = accounts.find(one.account().name());
    drop(shown);
    return told.isPresent() && account.isPresent()
        ? newFactor(account.get(), told.get())
        : new Answer.Wrong();
  }

  /// The code of the second factor, of the one that there is or of the one that is being made.
  public Answer code(String shown, String code, String from)
      throws LedgerException, InterruptedException {
    var one = find(shown).filter(each -> each.stage() != Stage.NEW_PASSWORD).orElse(null);
    if (one == null || trials.deaf(from) || trials.locked(one.account().name())) {
      return new Answer.Wrong();
    }
    var account = one.account();
    var after = one.stage() == Stage.CODE ? trials.lastStep(account.name()) : 0;
    var step = Totp.match(one.secret(), code, clock.instant(), after);
    if (step.isEmpty()) {
      trials.failed(account.name(), from);
      return new Answer.Wrong();
    }
    if (!trials.succeeded(account.name(), step.getAsLong())) {
      return new Answer.Wrong();
    }
    var set = one.stage() != Stage.NEW_FACTOR || desk.setFactor(account, one.told(), one.secret());
    drop(shown);
    if (!set) {
      return new Answer.Wrong();
    }
    return new Answer.Entered(sessions.open(account.name(), account.generation(), from));
  }

  /// Another password of somebody who is signed in.
  public Answer changed(String name, String before, String password, String from)
      throws LedgerException, InterruptedException {
    var account = accounts.find(name).orElse(null);
    var told = trials.locked(name) ? null : recognised(account, before);
    if (account == null || told == null) {
      trials.failed(name, from);
      return new Answer.Wrong();
    }
    var objection = desk.objection(account, password);
    if (objection.isPresent()) {
      return new Answer.Objected(objection.get());
    }
    var sealed = account.sealed();
    var factor = sealed.isEmpty() ? new byte[0] : passwords.open(told, name, sealed);
    if (desk.setPassword(account, password, factor).isEmpty()) {
      return new Answer.Wrong();
    }
    var now = Objects.requireNonNull(accounts.find(name).orElse(null));
    return new Answer.Entered(sessions.open(name, now.generation(), from));
  }

  private synchronized Answer put(Pending one) {
    if (pending.size() >= MOST_PENDING) {
      pending.remove(pending.keySet().iterator().next());
    }
    var secret = Secrets.fresh(passwords);
    pending.put(Secrets.hashed(secret), one);
    return new Answer.GoOn(secret, one.stage());
  }

  private synchronized Optional<Pending> find(String shown) {
    var now = clock.instant();
    pending.values().removeIf(each -> now.isAfter(each.since().plus(PATIENCE)));
    return Optional.ofNullable(pending.get(Secrets.hashed(shown)));
  }

  private synchronized void drop(String shown) {
    pending.remove(Secrets.hashed(shown));
  }
}
