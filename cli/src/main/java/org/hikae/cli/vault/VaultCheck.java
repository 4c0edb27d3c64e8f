package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault check`: looks at the structure, or at every byte.
@Command(name = "check", mixinStandardHelpOptions = true)
final class VaultCheck implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--depth", defaultValue = "structure", descriptionKey = "depth")
  @SuppressWarnings("NullAway.Init")
  private Depth depth;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultCheck(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  /// How closely to look, in the words of the command line.
  enum Depth {
    STRUCTURE,
    STORED,
    EVERYTHING;

    CheckDepth meaning() {
      return switch (this) {
        case STRUCTURE -> CheckDepth.STRUCTURE;
        case STORED -> CheckDepth.STORED_BYTES;
        case EVERYTHING -> CheckDepth.EVERY_BLOB;
      };
    }
  }

  @Override
  public Integer call() throws Exception {
    var report = checked();
    if (json) {
      Json.print(terminal, report);
    } else {
      print(report);
    }
    FindingsPage.requireClean(report, choice.url());
    return 0;
  }

  private CheckReport checked() throws Exception {
    try (var vault = choice.open();
        var progress = new ProgressLine(terminal)) {
      return vault.check(depth.meaning(), progress);
    }
  }

  private void print(CheckReport report) {
    FindingsPage.print(report.findings(), terminal);
    if (report.clean()) {
      terminal.say(
          "check.clean",
          count(report.snapshots()),
          count(report.packs()),
          count(report.blobs()),
          bytes(report.readBytes()));
    }
  }
}
