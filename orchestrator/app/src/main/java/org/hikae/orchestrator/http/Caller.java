package org.hikae.orchestrator.http;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Who asks, and what they may do.
///
/// @param name as it is written into the ledger: a node's, `account/…` or `token/…`
/// @param known whether they have shown who they are
public record Caller(String name, boolean known, Set<Right> rights) {
  /// Somebody who has shown nothing and only reads, as long as nobody has an account.
  public static final Caller STRANGER = new Caller("stranger", false, Set.of(Right.READ));

  /// Somebody who has shown nothing where people have accounts.
  public static final Caller NOBODY = new Caller("stranger", false, Set.of());

  public Caller {
    rights = Set.copyOf(rights);
  }

  /// Somebody who may do everything.
  static Caller trusted(String name) {
    return new Caller(name, true, EnumSet.allOf(Right.class));
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }

  /// Refuses what they may not do.
  public void require(Right right) {
    if (may(right)) {
      return;
    }
    if (rights.isEmpty() && !known) {
      throw new Refusal(
          HttpStatus.UNAUTHORIZED,
          "nobody has signed in",
          "sign in at /sign-in, or show an operator's certificate or a token.");
    }
    throw known
        ? new Refusal(
            HttpStatus.FORBIDDEN,
            name + " has no right to " + right.word(),
            "ask with an account or a token of that right, or with an operator's certificate.")
        : new Refusal(
            HttpStatus.FORBIDDEN,
            "only somebody who is known may do this",
            "show an operator's client certificate (hikae ... --identity FOLDER) or a token.");
  }

  @Override
  public String toString() {
    return name;
  }
}
