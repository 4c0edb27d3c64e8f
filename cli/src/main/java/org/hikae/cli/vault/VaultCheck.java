package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault check`: looks at the structure, or at every byte.
@Command(name = "check", mixinStandardHelpOptions = true)
final class VaultCheck implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(Set.of("--json"), Set.of("--vault", "--key-file", "--depth"), Set.of());

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

    static Optional<Depth> named(String name) {
      return Stream.of(values()).filter(depth -> depth.name().equalsIgnoreCase(name)).findFirst();
    }

    CheckDepth meaning() {
      return switch (this) {
        case STRUCTURE -> CheckDepth.STRUCTURE;
        case STORED -> CheckDepth.STORED_BYTES;
        case EVERYTHING -> CheckDepth.EVERY_BLOB;
      };
    }
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line = PLAIN.read(words).filter(read -> read.operands().isEmpty());
    var check = new VaultCheck(terminal);
    if (line.isEmpty() || !check.choice.take(line.get())) {
      return Optional.empty();
    }
    check.json = line.get().has("--json");
    return Depth.named(line.get().value("--depth").orElse("structure"))
        .map(
            depth -> {
              check.depth = depth;
              return check;
            });
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
    if (depth.meaning() == CheckDepth.EVERY_BLOB) {
      Vault.expectMuchReading();
    }
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
