package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.CondemnedPacks;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.Vault;
import org.hikae.vault.format.Layout;

/// What a prune would do, and what it did.
///
/// @param waiting what is condemned and not swept yet
record PrunePage(boolean dryRun, PrunePlan plan, List<Waiting> waiting) {

  record Waiting(Instant condemnedAt, Instant sweepableFrom, int packs) {}

  /// Complains of a grace time that is too short.
  static void requireEnough(Duration grace) throws Complaint {
    if (grace.compareTo(Layout.LEAST_GRACE) < 0) {
      throw new Complaint(
          ExitStatus.USAGE,
          "the grace time is at least " + Layout.LEAST_GRACE.toHours() + " hours.",
          "a backup that began before a pack was condemned needs that long to be seen.");
    }
  }

  /// What was done, or is to be.
  static PrunePage of(Vault vault, PrunePlan plan, boolean dryRun) throws IOException {
    var waiting = vault.condemned().stream().map(each -> waiting(each, plan.grace())).toList();
    return new PrunePage(dryRun, plan, waiting);
  }

  private static Waiting waiting(CondemnedPacks packs, Duration grace) {
    return new Waiting(packs.since(), packs.since().plus(grace), packs.packs());
  }

  static void printPlan(PrunePlan plan, Terminal terminal) {
    var words = terminal.words();
    terminal.print(
        new Facts(words)
            .add(
                "prune.sweep",
                words.say("prune.packs", count(plan.sweep().size()), bytes(plan.freedBytes())))
            .add("prune.condemn", count(plan.condemn().size()))
            .add("prune.rewrite", count(plan.rewrite().size()))
            .add("prune.rescue", count(plan.rescue().size()))
            .add("prune.merge", count(plan.merge().size()))
            .lines());
  }

  void print(Terminal terminal) {
    if (dryRun) {
      terminal.say("prune.would", bytes(plan.freedBytes()), bytes(plan.condemnedBytes()));
    } else if (plan.isEmpty()) {
      terminal.say("prune.nothing");
    } else {
      terminal.say("prune.done", bytes(plan.freedBytes()), bytes(plan.condemnedBytes()));
    }
    for (var each : waiting) {
      terminal.say("prune.waiting", count(each.packs()), Moments.local(each.sweepableFrom()));
    }
  }
}
