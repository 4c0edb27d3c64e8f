package org.hikae.cli.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.key.KeyShare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae keys join`: opens a vault with shares of its key, and gives it a new slot.
@Command(name = "join", mixinStandardHelpOptions = true)
final class KeysJoin implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final NewKeyChoice newKey;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "join.files")
  private final List<Path> files = new ArrayList<>();

  @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", descriptionKey = "slotLabel")
  @SuppressWarnings("NullAway.Init")
  private String label;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  KeysJoin(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
    this.newKey = new NewKeyChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var shares = new ArrayList<KeyShare>();
    for (var file : files) {
      shares.add(KeyShare.parse(Files.readString(file)));
    }
    try (var vault = choice.openWithShares(shares)) {
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
