package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.count;

import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Healed;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault heal`: replaces what is damaged by the packs' own parity, and whatever there is by
/// what a mirror holds under the same name; takes away what nobody with the key has written.
@Command(name = "heal", mixinStandardHelpOptions = true)
final class VaultHeal implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--from", paramLabel = "URL", descriptionKey = "heal.from")
  private @Nullable String from;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultHeal(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var healed = from == null ? alone() : with(from);
    if (json) {
      Json.print(terminal, healed);
    } else {
      print(healed);
    }
    if (!healed.remaining().isEmpty()) {
      throw new Complaint(
          ExitStatus.DAMAGED,
          healed.remaining().size()
              + " findings remain that "
              + (from == null ? "parity" : from)
              + " cannot heal.",
          (from == null ? "name a mirror with --from" : "try another mirror")
              + "; 'hikae vault check' says which points they touch.");
    }
    return 0;
  }

  private Healed alone() throws Exception {
    try (var vault = choice.open();
        var progress = new ProgressLine(terminal)) {
      return dryRun ? vault.planHeal(progress) : vault.heal(progress);
    }
  }

  private Healed with(String url) throws Exception {
    try (var mirror = choice.where().open(url);
        var vault = opened(mirror);
        var progress = new ProgressLine(terminal)) {
      return dryRun ? vault.planHeal(mirror, progress) : vault.heal(mirror, progress);
    }
  }

  /// Opens the vault, with the mirror's slots and config when its own are damaged.
  private Vault opened(Store mirror) throws Exception {
    try {
      return choice.open();
    } catch (VaultException damaged) {
      if (!mayBeHealed(damaged.code())) {
        throw damaged;
      }
      return choice.openLike(mirror, !dryRun, this::tellOfConfig);
    }
  }

  private static boolean mayBeHealed(VaultException.Code code) {
    return switch (code) {
      case NOT_A_VAULT, NEWER_FORMAT, WRONG_KEY, OTHER_FAMILY, DAMAGED -> true;
      default -> false;
    };
  }

  private void tellOfConfig() {
    if (!json) {
      terminal.say(dryRun ? "heal.would-config" : "heal.config", choice.url());
    }
  }

  private void print(Healed healed) {
    healed
        .objects()
        .forEach(object -> terminal.say(dryRun ? "heal.would-bring" : "heal.brought", object));
    healed
        .removed()
        .forEach(object -> terminal.say(dryRun ? "heal.would-remove" : "heal.removed", object));
    FindingsPage.print(healed.remaining(), terminal);
    if (healed.objects().isEmpty() && healed.removed().isEmpty()) {
      terminal.say("heal.nothing");
    } else {
      terminal.say(
          dryRun ? "heal.would" : "heal.done",
          count(healed.objects().size()),
          count(healed.removed().size()));
    }
  }
}
