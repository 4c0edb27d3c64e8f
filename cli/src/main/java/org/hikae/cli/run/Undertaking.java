package org.hikae.cli.run;

/// What the commands below one of these have in common.
interface Undertaking {
  /// The runbook that is played when nobody names another.
  String runbook();

  /// `incident` or `drill`.
  String occasion();

  /// Whether a run as the API shows it is one of these.
  default boolean isOne(String runbook, String occasion) {
    return occasion.equalsIgnoreCase(occasion()) && isOurs(runbook);
  }

  /// Whether this runbook is played by these commands.
  default boolean isOurs(String runbook) {
    return runbook.equals(runbook());
  }
}
