package org.hikae.cli.report;

import java.io.IOException;
import org.hikae.cli.Complaint;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.ArchiveFile;

/// A report in a new file, or on standard output; in the language of whoever asks, where its form
/// has one.
record ReportFile(Terminal terminal, String target) {
  void write(OrchestratorClient client, ApiPath report, String of) throws IOException, Complaint {
    var file = ArchiveFile.at(target, terminal);
    var path = report.with("lang", terminal.words().say("status.language"));
    try (var out = file.open()) {
      client.download(path.text(), (body, _) -> body.transferTo(out.stream()));
      out.keep();
    }
    if (!target.equals("-")) {
      terminal.say("report.written", of, target);
    }
  }
}
