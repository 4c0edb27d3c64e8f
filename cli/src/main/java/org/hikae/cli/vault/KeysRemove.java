package org.hikae.cli.vault;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hikae keys remove`: takes a slot away, never the last that is known to open the vault.
@Command(name = "remove", mixinStandardHelpOptions = true)
final class KeysRemove implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final Consent consent = new Consent();

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
      terminal.say("keys.would-remove", name, found.label().orElse("–"));
      if (consent.onlyShow()) {
        return 0;
      }
      consent.require(terminal);
      slots.remove(found);
      terminal.say("keys.removed", name);
    }
    return 0;
  }
}
