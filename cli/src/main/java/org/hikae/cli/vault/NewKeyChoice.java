package org.hikae.cli.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.VaultKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The key that a new slot is for: `--new-key-file`, then `HIKAE_NEW_PASSPHRASE`, then a hidden
/// prompt, twice.
final class NewKeyChoice {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Option(names = "--new-key-file", paramLabel = "FILE", descriptionKey = "newKeyFile")
  private @Nullable Path file;

  NewKeyChoice(Terminal terminal) {
    this.terminal = terminal;
    this.environment = System.getenv();
  }

  VaultKey chosen() throws Complaint {
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw new Complaint(
            ExitStatus.WRONG_KEY,
            "the key file " + file + " cannot be read.",
            "make one with 'head -c 32 /dev/urandom > " + file + "'.");
      }
      return new VaultKey.KeyFile(file);
    }
    var phrase = environment.get("HIKAE_NEW_PASSPHRASE");
    KeyChoice.requireSome(phrase);
    return phrase == null
        ? KeyChoice.askedTwice(
            terminal, "passphrase.new", "HIKAE_NEW_PASSPHRASE or name --new-key-file")
        : KeyChoice.passphrase(phrase);
  }
}
