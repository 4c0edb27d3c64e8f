package org.hikae.cli.estate;

import java.util.List;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.RequestRefused;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.document.Finding;
import tools.jackson.databind.JsonNode;

/// The mistakes of a document, one a line as compilers print them, and one complaint for all.
public final class Mistakes {
  private Mistakes() {}

  public static void print(Terminal terminal, String document, List<Finding> findings) {
    for (var finding : findings) {
      terminal
          .out()
          .println(
              document + ":" + finding.line() + ": " + finding.problem() + "; " + finding.wayOut());
    }
  }

  public static Complaint complaint(String document, List<Finding> findings) {
    var first = findings.getFirst();
    return new Complaint(
        ExitStatus.SETTINGS_UNREADABLE,
        findings.size() == 1
            ? document + ", line " + first.line() + ": " + first.problem() + "."
            : document
                + " has "
                + findings.size()
                + " mistakes, the first in line "
                + first.line()
                + ": "
                + first.problem()
                + ".",
        first.wayOut());
  }

  /// Those that an orchestrator has found, or the refusal itself when it is about something else.
  static Exception of(Terminal terminal, String document, RequestRefused refused) {
    var findings = refused.problem().path("findings").valueStream().map(Mistakes::finding).toList();
    if (findings.isEmpty()) {
      return refused;
    }
    print(terminal, document, findings);
    return complaint(document, findings);
  }

  private static Finding finding(JsonNode node) {
    return new Finding(
        node.path("line").asInt(1),
        node.path("problem").asString(""),
        node.path("wayOut").asString(""));
  }
}
