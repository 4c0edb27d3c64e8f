package org.hikae.orchestrator.http;

import java.util.Locale;

/// What a caller may do. To rehearse and to act on the real thing are rights apart.
public enum Right {
  /// Look at everything that is shown.
  READ,
  /// Order drills, and answer and end them.
  TEST,
  /// Act on the real thing: backups, mirrors, incidents, planned moves.
  RUN,
  /// Change the estate and who may do what.
  ADMIN;

  /// As it is written in requests and commands: `read`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
