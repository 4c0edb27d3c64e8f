package org.hikae.cli.vault;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.VaultKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the key comes from: `--key-file`, then `HIKAE_PASSPHRASE`, then a hidden prompt.
final class KeyChoice {
  private final Terminal terminal;
  private final Map<String, String> environment = System.getenv();

  @Option(names = "--key-file", paramLabel = "FILE", descriptionKey = "keyFile")
  private @Nullable Path file;

  KeyChoice(Terminal terminal) {
    this.terminal = terminal;
  }

  /// The key of a vault that exists.
  VaultKey existing() throws Complaint {
    var given = given();
    return given.isPresent() ? given.get() : asked(false);
  }

  /// The key of a vault that is being made: a typed one is asked for twice.
  VaultKey forNewVault() throws Complaint {
    var given = given();
    return given.isPresent() ? given.get() : asked(true);
  }

  private Optional<VaultKey> given() throws Complaint {
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw new Complaint(
            ExitStatus.WRONG_KEY,
            "the key file " + file + " cannot be read.",
            "check the path, and that this user may read it.");
      }
      return Optional.of(new VaultKey.KeyFile(file));
    }
    return Optional.ofNullable(environment.get("HIKAE_PASSPHRASE")).map(VaultKey.Passphrase::new);
  }

  private VaultKey asked(boolean twice) throws Complaint {
    var console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(KeyChoice::nobodyToAsk);
    var first = console.readPassword("%s: ", terminal.words().say("passphrase"));
    if (first == null || first.length == 0) {
      throw new Complaint(
          ExitStatus.WRONG_KEY, "an empty passphrase is none.", "type one, or name a key file.");
    }
    if (twice
        && !Arrays.equals(
            first, console.readPassword("%s: ", terminal.words().say("passphrase.again")))) {
      throw new Complaint(
          ExitStatus.WRONG_KEY, "the two passphrases differ.", "start again; nothing was made.");
    }
    return new VaultKey.Passphrase(new String(first));
  }

  private static Complaint nobodyToAsk() {
    return new Complaint(
        ExitStatus.WRONG_KEY,
        "there is no key: no --key-file, no HIKAE_PASSPHRASE, and no terminal to ask at.",
        "set HIKAE_PASSPHRASE or name a key file.");
  }
}
