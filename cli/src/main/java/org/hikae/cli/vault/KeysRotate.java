package org.hikae.cli.vault;

import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.key.KeySlots;
import org.hikae.vault.key.SlotSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae keys rotate`: a new passphrase or key file in place of an old one. The master key stays.
@Command(name = "rotate", mixinStandardHelpOptions = true)
final class KeysRotate implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final NewKeyChoice newKey;

  @Parameters(arity = "0..1", paramLabel = "SLOT", descriptionKey = "slot.rotated")
  private @Nullable String slot;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  KeysRotate(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
    this.newKey = new NewKeyChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var slots = vault.keySlots();
      var old = slot == null ? inUse(slots) : slots.find(slot);
      var made = slots.rotate(old, newKey.chosen());
      if (json) {
        Json.print(terminal, made);
      } else {
        terminal.say("keys.rotated", PointNames.brief(old.id()), PointNames.brief(made.id()));
        terminal.say("keys.rotated.meaning");
      }
    }
    return 0;
  }

  private static SlotSummary inUse(KeySlots slots) throws Exception {
    return slots.all().stream()
        .filter(SlotSummary::inUse)
        .findFirst()
        .orElseThrow(
            () ->
                new Complaint(
                    ExitStatus.USAGE,
                    "no slot of this vault opened it.",
                    "name the slot; 'hikae keys list' shows them."));
  }
}
