package org.hikae.cli.vault;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae keys add`: lets another passphrase or key file open a vault.
@Command(name = "add", mixinStandardHelpOptions = true)
final class KeysAdd implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final NewKeyChoice newKey;

  @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", descriptionKey = "slotLabel")
  @SuppressWarnings("NullAway.Init")
  private String label;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  KeysAdd(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
    this.newKey = new NewKeyChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var slot = vault.keySlots().add(newKey.chosen(), label);
      if (json) {
        Json.print(terminal, slot);
      } else {
        terminal.say("keys.added", PointNames.brief(slot.id()), choice.url());
      }
    }
    return 0;
  }
}
