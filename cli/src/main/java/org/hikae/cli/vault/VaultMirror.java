package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Mirrored;
import org.hikae.vault.Vault;
import org.hikae.vault.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault mirror`: pulls what is missing from another vault of the family. The other side is
/// only read. Where nothing is yet, the mirror is made.
@Command(name = "mirror", mixinStandardHelpOptions = true)
final class VaultMirror implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--from", paramLabel = "URL", required = true, descriptionKey = "mirror.from")
  @SuppressWarnings("NullAway.Init")
  private String from;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultMirror(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var other = choice.where().open(from)) {
      if (!choice.exists()) {
        if (dryRun) {
          terminal.say("mirror.would-make", choice.url());
          return 0;
        }
        var place = VaultProbe.requireFit(choice.where());
        try (var made = choice.createMirrorOf(other)) {
          made.probes().record(place);
        }
        if (!json) {
          terminal.say("mirror.made", choice.url(), from);
        }
      }
      try (var vault = choice.open()) {
        pull(vault, other);
      }
    }
    return 0;
  }

  private void pull(Vault vault, Store other) throws Exception {
    if (dryRun) {
      var plan = vault.planPull(other);
      if (json) {
        Json.print(terminal, plan);
      } else {
        terminal.say(
            "mirror.would",
            count(plan.packs()),
            bytes(plan.bytes()),
            count(plan.snapshots()),
            count(plan.holds()));
      }
      return;
    }
    var began = System.nanoTime();
    Mirrored mirrored;
    try (var progress = new ProgressLine(terminal)) {
      mirrored = vault.pullFrom(other, progress);
    }
    if (json) {
      Json.print(terminal, mirrored);
      return;
    }
    mirrored.refused().forEach(sentence -> terminal.say("mirror.refused", sentence));
    terminal.say(
        "mirror.done",
        count(mirrored.packs()),
        bytes(mirrored.copiedBytes()),
        count(mirrored.snapshots()),
        count(mirrored.holds()),
        Quantities.span(Duration.ofNanos(System.nanoTime() - began)));
  }
}
