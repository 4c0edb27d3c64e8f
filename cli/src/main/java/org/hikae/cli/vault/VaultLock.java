package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.LockPlan;
import org.hikae.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault lock`: extends locks by what snapshots need, and shows again what somebody hid.
@Command(name = "lock", mixinStandardHelpOptions = true)
final class VaultLock implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--dry-run", descriptionKey = "lock.dryRun")
  private boolean dryRun;

  @Option(names = "--reveal", descriptionKey = "lock.reveal")
  private boolean reveal;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultLock(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    if (reveal) {
      revealHidden();
    }
    try (var vault = choice.open()) {
      var plan = plan(vault);
      if (json) {
        Json.print(terminal, plan);
      } else {
        report(plan);
      }
    }
    return 0;
  }

  /// Before the vault is opened: it may be what is hidden.
  private void revealHidden() throws IOException, Complaint {
    try (var store = choice.place()) {
      var shown = store.reveal();
      if (!json) {
        terminal.say("lock.revealed", count(shown));
      }
    }
  }

  private LockPlan plan(Vault vault) throws IOException, Complaint {
    if (dryRun) {
      return vault.planLocks().orElseThrow(this::unlocked);
    }
    try (var progress = new ProgressLine(terminal)) {
      return vault.extendLocks(progress).orElseThrow(this::unlocked);
    }
  }

  private Complaint unlocked() {
    return new Complaint(
        ExitStatus.REFUSED,
        choice.url() + " holds a vault that does not lock.",
        "make one with 'hikae vault init --lock 30d', and mirror into it.");
  }

  private void report(LockPlan plan) {
    if (dryRun) {
      for (var each : plan.extensions()) {
        terminal.say("lock.extension", each.key(), Moments.local(each.until()));
      }
    }
    terminal.say(
        dryRun ? "lock.planned" : "lock.done",
        count(plan.needed()),
        count(plan.extensions().size()));
  }
}
