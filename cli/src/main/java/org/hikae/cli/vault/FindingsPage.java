package org.hikae.cli.vault;

import java.util.List;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.CheckReport;

/// What a check or a verification has found, as people read it.
final class FindingsPage {
  private FindingsPage() {}

  static void print(List<CheckReport.Finding> findings, Terminal terminal) {
    for (var finding : findings) {
      terminal.out().println(finding.object() + ": " + finding.problem());
      finding.snapshots().forEach(snapshot -> terminal.say("check.needed", snapshot));
    }
  }

  static void requireClean(CheckReport report, String url) throws Complaint {
    if (!report.clean()) {
      throw new Complaint(
          ExitStatus.DAMAGED,
          "the vault at " + url + " is damaged: " + report.findings().size() + " findings.",
          "keep it as it is, and bring what is missing from a mirror with 'hikae vault heal --from"
              + " URL'.");
    }
  }
}
