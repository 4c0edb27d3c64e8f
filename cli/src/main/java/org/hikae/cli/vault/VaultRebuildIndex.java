package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.count;

import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.RebuildPlan;
import org.hikae.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault rebuild-index`: makes a lost or damaged index anew from what the packs say of
/// themselves.
@Command(name = "rebuild-index", mixinStandardHelpOptions = true)
final class VaultRebuildIndex implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultRebuildIndex(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  /// A rebuild as JSON.
  record Page(boolean dryRun, RebuildPlan plan) {}

  @Override
  public Integer call() throws Exception {
    RebuildPlan plan;
    try (var vault = choice.open()) {
      plan = planned(vault);
      if (!json) {
        terminal.print(facts(plan));
      }
      if (!dryRun && !plan.isEmpty()) {
        try (var progress = new ProgressLine(terminal)) {
          vault.rebuildIndex(plan, progress);
        }
      }
    }
    report(plan);
    requireWhole(plan);
    return 0;
  }

  private RebuildPlan planned(Vault vault) throws Exception {
    try (var progress = new ProgressLine(terminal)) {
      return vault.planIndexRebuild(progress);
    }
  }

  private List<String> facts(RebuildPlan plan) {
    return new Facts(terminal.words())
        .add("rebuild.listed", count(plan.listed()))
        .add("rebuild.list", count(plan.list().size()))
        .add("rebuild.remove", count(plan.remove().size()))
        .add("rebuild.unreadable", count(plan.unreadable().size()))
        .add("rebuild.lost", count(plan.lost().size()))
        .lines();
  }

  private void report(RebuildPlan plan) {
    if (json) {
      Json.print(terminal, new Page(dryRun, plan));
    } else if (plan.isEmpty()) {
      terminal.say("rebuild.nothing");
    } else {
      terminal.say(
          dryRun ? "rebuild.would" : "rebuild.done",
          count(plan.list().size()),
          count(plan.remove().size()));
    }
  }

  private void requireWhole(RebuildPlan plan) throws Complaint {
    var packs = plan.unreadable().size() + plan.lost().size();
    if (packs > 0) {
      throw new Complaint(
          ExitStatus.DAMAGED,
          packs + " packs are damaged or not in the store, so the index cannot list them rightly.",
          "see what it touches with 'hikae vault check', and bring it back with 'hikae vault heal"
              + " --from URL'.");
    }
  }
}
