package org.hikae.orchestrator.signin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.signin.PasswordPolicy;
import org.hikae.domain.signin.PasswordPolicy.Objection;
import org.hikae.orchestrator.ledger.AccountEvent;
import org.hikae.orchestrator.ledger.AccountEvent.AccountDisabled;
import org.hikae.orchestrator.ledger.AccountEvent.AccountEnabled;
import org.hikae.orchestrator.ledger.AccountEvent.AccountMade;
import org.hikae.orchestrator.ledger.AccountEvent.AccountReset;
import org.hikae.orchestrator.ledger.AccountEvent.FactorSet;
import org.hikae.orchestrator.ledger.AccountEvent.PasswordSet;
import org.hikae.orchestrator.ledger.AccountEvent.RightsSet;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.AccountRows.Account;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.signin.Passwords.Told;

/// Where accounts are made and changed: each change is an entry of the ledger, so that every
/// orchestrator knows them.
public final class AccountDesk {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,39}");
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int FIRST_LENGTH = 16;
  private static final int GLASS_LENGTH = 28;
  private static final int GROUP = 4;

  private final Decisions decisions;
  private final AccountRows rows;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final Clock clock;

  public AccountDesk(
      Decisions decisions,
      AccountRows rows,
      Passwords passwords,
      PasswordPolicy policy,
      Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.passwords = passwords;
    this.policy = policy;
    this.clock = clock;
  }

  /// Whether it can be the name of an account: a small letter, then small letters, digits, dots and
  /// hyphens.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public List<Account> all() {
    return rows.all();
  }

  public Optional<Account> find(String name) {
    return rows.find(name);
  }

  /// Makes an account and returns its first password, the only time that it is shown. Empty when
  /// there is one of that name.
  public Optional<String> make(String name, List<String> rights, boolean breakGlass, String by)
      throws LedgerException, InterruptedException {
    var password = invented(breakGlass ? GLASS_LENGTH : FIRST_LENGTH);
    var proof = passwords.take(password).proof();
    var made = new AccountMade(clock.instant(), name, rights, breakGlass, proof, by);
    return stands(AccountEvent.PREFIX + name, 0, made) ? Optional.of(password) : Optional.empty();
  }

  /// Gives an account a new first password, and takes its second factor away.
  public Optional<String> reset(Account account, String by)
      throws LedgerException, InterruptedException {
    var password = invented(account.breakGlass() ? GLASS_LENGTH : FIRST_LENGTH);
    var proof = passwords.take(password).proof();
    var reset = new AccountReset(clock.instant(), account.name(), proof, by);
    return stands(account, reset) ? Optional.of(password) : Optional.empty();
  }

  public boolean disable(Account account, String by) throws LedgerException, InterruptedException {
    return stands(account, new AccountDisabled(clock.instant(), account.name(), by));
  }

  public boolean enable(Account account, String by) throws LedgerException, InterruptedException {
    return stands(account, new AccountEnabled(clock.instant(), account.name(), by));
  }

  public boolean grant(Account account, List<String> rights, String by)
      throws LedgerException, InterruptedException {
    return stands(account, new RightsSet(clock.instant(), account.name(), rights, by));
  }

  /// What is against a new password of theirs.
  public Optional<Objection> objection(Account account, String password)
      throws InterruptedException {
    var seen = policy.objection(account.name(), password);
    if (seen.isPresent()) {
      return seen;
    }
    for (var before : rows.proofs(account.name(), policy.remembered())) {
      if (passwords.recognise(password, before).isPresent()) {
        return Optional.of(Objection.USED_BEFORE);
      }
    }
    return Optional.empty();
  }

  /// Gives an account a password of its own, and seals its second factor's secret anew.
  ///
  /// @param secret empty when there is none yet
  public Optional<Told> setPassword(Account account, String password, byte[] secret)
      throws LedgerException, InterruptedException {
    var told = passwords.take(password);
    var sealed = secret.length == 0 ? "" : passwords.seal(told, account.name(), secret);
    var set = new PasswordSet(clock.instant(), account.name(), told.proof(), sealed);
    return stands(account, set) ? Optional.of(told) : Optional.empty();
  }

  /// Gives an account its second factor.
  public boolean setFactor(Account account, Told told, byte[] secret)
      throws LedgerException, InterruptedException {
    var sealed = passwords.seal(told, account.name(), secret);
    return stands(account, new FactorSet(clock.instant(), account.name(), sealed));
  }

  private boolean stands(Account account, AccountEvent event)
      throws LedgerException, InterruptedException {
    return stands(AccountEvent.PREFIX + account.name(), account.version(), event);
  }

  private boolean stands(String stream, long version, AccountEvent event)
      throws LedgerException, InterruptedException {
    return decisions.append(stream, version, event) instanceof Receipt.Stands;
  }

  /// In groups, without characters that look like others.
  private String invented(int length) {
    var text = new StringBuilder();
    while (text.length() < length + (length - 1) / GROUP) {
      if (text.length() % (GROUP + 1) == GROUP) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(passwords.below(ALPHABET.length())));
    }
    return text.toString();
  }
}
