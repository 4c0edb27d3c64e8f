package org.hikae.cli.vault;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.key.SlotSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae keys remove`: takes a slot away, never the last that is known to open the vault.
@Command(name = "remove", mixinStandardHelpOptions = true)
final class KeysRemove implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final Consent consent = new Consent();

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Parameters(paramLabel = "SLOT", descriptionKey = "slot.choice")
  @SuppressWarnings("NullAway.Init")
  private String slot;

  KeysRemove(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var slots = vault.keySlots();
      var found = slots.find(slot);
      var name = PointNames.brief(found.id());
      slots.requireAnother(found);
      say("keys.would-remove", name, found.label().orElse("–"));
      if (!consent.onlyShow()) {
        consent.require(terminal);
        slots.remove(found);
        say("keys.removed", name);
      }
      if (json) {
        Json.print(terminal, new Removed(found, consent.onlyShow()));
      }
    }
    return 0;
  }

  private void say(String key, Object... values) {
    if (!json) {
      terminal.say(key, values);
    }
  }

  private record Removed(SlotSummary slot, boolean dryRun) {}
}
