package org.hikae.cli.demo;

import java.util.Locale;

/// How the primary site goes.
enum FaultKind {
  /// Power is lost: every process gets SIGKILL.
  KILL,
  /// It freezes and thaws much later: SIGSTOP, then SIGCONT.
  HANG;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
