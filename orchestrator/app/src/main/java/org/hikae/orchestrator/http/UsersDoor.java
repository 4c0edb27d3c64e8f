package org.hikae.orchestrator.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.ledger.AccountRows.Account;
import org.hikae.orchestrator.signin.AccountDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What administrators do with accounts: the same for the console and the API.
public final class UsersDoor {
  private final AccountDesk desk;

  public UsersDoor(AccountDesk desk) {
    this.desk = desk;
  }

  public List<Account> all() {
    return desk.all();
  }

  public Account found(String name) {
    return desk.find(name)
        .orElseThrow(
            () -> Refusal.unknown("account '" + name + "'", "GET /api/v1/users lists them."));
  }

  /// Makes an account and returns its first password. Nobody gives away a right that they do not
  /// have.
  public String make(String name, Set<Right> rights, boolean breakGlass, Caller caller)
      throws LedgerException, InterruptedException {
    if (!AccountDesk.isName(name)) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "this cannot be the name of an account",
          "take 2 to 40 small letters, digits, dots and hyphens, a letter first.");
    }
    rights.forEach(caller::require);
    return desk.make(name, words(rights), breakGlass, caller.name())
        .orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.CONFLICT,
                    "there is an account '" + name + "' already",
                    "take another name, or give it a new first password: hikae users reset."));
  }

  /// Gives an account a new first password and returns it. Whoever may do less than the account
  /// could make it theirs by that, so they may not.
  public String reset(String name, Caller caller) throws LedgerException, InterruptedException {
    var account = mine(name, caller);
    return desk.reset(account, caller.name()).orElseThrow(() -> overtaken(name));
  }

  public void disable(String name, Caller caller) throws LedgerException, InterruptedException {
    if (!desk.disable(mine(name, caller), caller.name())) {
      throw overtaken(name);
    }
  }

  public void enable(String name, Caller caller) throws LedgerException, InterruptedException {
    if (!desk.enable(mine(name, caller), caller.name())) {
      throw overtaken(name);
    }
  }

  public void grant(String name, Set<Right> rights, Caller caller)
      throws LedgerException, InterruptedException {
    rights.forEach(caller::require);
    if (!desk.grant(mine(name, caller), words(rights), caller.name())) {
      throw overtaken(name);
    }
  }

  private Account mine(String name, Caller caller) {
    var account = found(name);
    account.rights().forEach(word -> caller.require(right(word)));
    return account;
  }

  private static Refusal overtaken(String name) {
    return new Refusal(
        HttpStatus.CONFLICT,
        "account '" + name + "' was changed meanwhile",
        "look at it again: hikae users list.");
  }

  private static List<String> words(Set<Right> rights) {
    return rights.stream().sorted().map(Right::word).toList();
  }

  /// Rights by their words; to read is always among them.
  public static Set<Right> rights(@Nullable List<String> words) {
    if (words == null || words.isEmpty()) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'rights' is missing", "say some of read, test, run, admin.");
    }
    var rights = EnumSet.of(Right.READ);
    words.forEach(word -> rights.add(right(word)));
    return rights;
  }

  private static Right right(@Nullable String word) {
    try {
      return Right.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'" + word + "' is no right", "say read, test, run or admin.");
    }
  }
}
