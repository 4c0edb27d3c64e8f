package org.hikae.orchestrator.http;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Who asks, and what they may do.
///
/// @param name as it is written into the ledger: a node's, or `token/…`
/// @param known whether they have shown who they are
public record Caller(String name, boolean known, Set<Right> rights) {
  /// Somebody who has shown nothing and only reads.
  public static final Caller STRANGER = new Caller("stranger", false, Set.of(Right.READ));

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
    throw known
        ? new Refusal(
            HttpStatus.FORBIDDEN,
            name + " has no right to " + right.word(),
            "ask with a token of that scope, or with an operator's certificate.")
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
