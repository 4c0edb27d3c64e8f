package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.CondemnedPacks;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.format.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault prune`: gives back the room that no point needs, in two steps with a grace time
/// between them, alongside whatever else runs.
@Command(name = "prune", mixinStandardHelpOptions = true)
final class VaultPrune implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(
      names = "--grace",
      paramLabel = "SPAN",
      defaultValue = "24h",
      converter = TypedSpan.class,
      descriptionKey = "grace")
  @SuppressWarnings("NullAway.Init")
  private Duration grace;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultPrune(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  /// A prune as JSON.
  record Page(boolean dryRun, PrunePlan plan, List<Waiting> waiting) {}

  record Waiting(Instant condemnedAt, Instant sweepableFrom, int packs) {}

  @Override
  public Integer call() throws Exception {
    if (grace.compareTo(Layout.LEAST_GRACE) < 0) {
      throw new Complaint(
          ExitStatus.USAGE,
          "the grace time is at least " + Layout.LEAST_GRACE.toHours() + " hours.",
          "a backup that began before a pack was condemned needs that long to be seen.");
    }
    try (var vault = choice.open()) {
      var plan = vault.planPrune(grace);
      if (!json) {
        terminal.print(facts(plan));
      }
      var done = plan;
      if (!dryRun && !plan.isEmpty()) {
        try (var progress = new ProgressLine(terminal)) {
          done = vault.prune(plan, progress);
        }
      }
      report(done, vault.condemned());
    }
    return 0;
  }

  private List<String> facts(PrunePlan plan) {
    var words = terminal.words();
    return new Facts(words)
        .add("prune.sweep", packs(plan.sweep().size(), bytes(plan.freedBytes())))
        .add("prune.condemn", count(plan.condemn().size()))
        .add("prune.rewrite", count(plan.rewrite().size()))
        .add("prune.rescue", count(plan.rescue().size()))
        .lines();
  }

  private String packs(int packs, String size) {
    return terminal.words().say("prune.packs", count(packs), size);
  }

  private void report(PrunePlan done, List<CondemnedPacks> condemned) {
    if (json) {
      Json.print(
          terminal,
          new Page(
              dryRun,
              done,
              condemned.stream()
                  .map(each -> new Waiting(each.since(), each.since().plus(grace), each.packs()))
                  .toList()));
      return;
    }
    if (dryRun) {
      terminal.say("prune.would", bytes(done.freedBytes()), bytes(done.condemnedBytes()));
    } else if (done.isEmpty()) {
      terminal.say("prune.nothing");
    } else {
      terminal.say("prune.done", bytes(done.freedBytes()), bytes(done.condemnedBytes()));
    }
    for (var each : condemned) {
      terminal.say("prune.waiting", count(each.packs()), Moments.local(each.since().plus(grace)));
    }
  }
}
