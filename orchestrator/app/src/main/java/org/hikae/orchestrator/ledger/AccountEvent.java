package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.util.List;

/// What became of somebody's account. Each account is a stream of its own. Passwords and secrets
/// themselves are nowhere.
public sealed interface AccountEvent {
  /// The streams of accounts begin so.
  String PREFIX = "account/";

  Instant at();

  String name();

  /// What a password is recognised by.
  ///
  /// @param hash of salt and password, 256 bits, hexadecimal
  /// @param iterations of PBKDF2
  record Proof(String salt, String hash, int iterations) {
    @Override
    public String toString() {
      return "Proof";
    }
  }

  /// An account was made, with a password that is good for setting another one.
  ///
  /// @param rights `read`, `test`, `run`, `admin`
  /// @param breakGlass whether it is for when nothing else works: a password alone, kept in a safe
  record AccountMade(
      Instant at, String name, List<String> rights, boolean breakGlass, Proof proof, String by)
      implements AccountEvent {
    public AccountMade {
      rights = List.copyOf(rights);
    }
  }

  /// @param sealed the second factor's secret, sealed by the new password; empty for none
  record PasswordSet(Instant at, String name, Proof proof, String sealed) implements AccountEvent {}

  /// @param sealed the second factor's secret, sealed by the password
  record FactorSet(Instant at, String name, String sealed) implements AccountEvent {}

  record RightsSet(Instant at, String name, List<String> rights, String by)
      implements AccountEvent {
    public RightsSet {
      rights = List.copyOf(rights);
    }
  }

  /// It got a new first password and has no second factor any more.
  record AccountReset(Instant at, String name, Proof proof, String by) implements AccountEvent {}

  record AccountDisabled(Instant at, String name, String by) implements AccountEvent {}

  record AccountEnabled(Instant at, String name, String by) implements AccountEvent {}
}
