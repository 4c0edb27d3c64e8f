package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Parity;
import org.hikae.vault.parity.Parities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault parity`: gives parity to the packs that have none.
@Command(name = "parity", mixinStandardHelpOptions = true)
final class VaultParity implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(
      names = "--parity",
      paramLabel = "N+M",
      defaultValue = "16+2",
      descriptionKey = "parity.added")
  @SuppressWarnings("NullAway.Init")
  private String parity;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultParity(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var wanted = typed(parity);
    Parities.Added added;
    try (var vault = choice.open();
        var progress = new ProgressLine(terminal)) {
      added = vault.addParity(wanted, progress);
    }
    if (json) {
      Json.print(terminal, added);
    } else {
      terminal.say("parity.done", count(added.packs()), bytes(added.bytes()));
      explain(wanted, terminal);
    }
    if (!added.damaged().isEmpty()) {
      throw new Complaint(
          ExitStatus.DAMAGED,
          added.damaged().size() + " packs are damaged and got none: " + added.damaged().getFirst(),
          "bring them back from a mirror, then run this again.");
    }
    return 0;
  }

  static Parity typed(String text) throws Complaint {
    return Parity.parse(text)
        .orElseThrow(
            () ->
                new Complaint(
                    ExitStatus.USAGE,
                    "'" + text + "' is no parity.",
                    "write stripes+spare, for instance 16+2: 2 to 128 stripes and 1 to 32 spare"
                        + " ones, not more than stripes."));
  }

  /// What it can do, and what it costs.
  static void explain(Parity parity, Terminal terminal) {
    terminal.say(
        "parity.means",
        parity,
        parity.spare(),
        parity.stripes() + parity.spare(),
        "%.1f".formatted(100.0 * parity.spare() / parity.stripes()));
  }
}
