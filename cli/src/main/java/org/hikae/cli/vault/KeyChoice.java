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
  private final Map<String, String> environment;

  @Option(names = "--key-file", paramLabel = "FILE", descriptionKey = "keyFile")
  private @Nullable Path file;

  KeyChoice(Terminal terminal) {
    this(terminal, System.getenv());
  }

  KeyChoice(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  void take(PlainLine line) {
    file = line.value("--key-file").map(Path::of).orElse(null);
  }

  /// The key of a vault that exists.
  VaultKey existing() throws Complaint {
    var given = given();
    return given.isPresent() ? given.get() : asked(false);
  }

  /// The key of a vault that is being made: a typed one is asked for twice.
  VaultKey forNewVault() throws Complaint {
    if (file == null) {
      requireSome(environment.get("HIKAE_PASSPHRASE"));
    }
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
      if (Files.isDirectory(file)) {
        throw new Complaint(
            ExitStatus.WRONG_KEY,
            "the key file " + file + " is a folder.",
            "name the file in it that holds the key.");
      }
      return Optional.of(new VaultKey.KeyFile(file));
    }
    var phrase = environment.get("HIKAE_PASSPHRASE");
    return phrase == null ? Optional.empty() : Optional.of(passphrase(phrase));
  }

  /// Java puts U+FFFD wherever it could not read a character: passphrases that differ would become
  /// the same key.
  static VaultKey passphrase(String phrase) throws Complaint {
    if (phrase.indexOf('\uFFFD') >= 0) {
      throw new Complaint(
          ExitStatus.WRONG_KEY,
          "the passphrase has characters that cannot be read in this locale's charset.",
          "give it in UTF-8 with LC_ALL=C.UTF-8 set, or name a key file.");
    }
    return new VaultKey.Passphrase(phrase);
  }

  /// Anybody can open what an empty passphrase closes.
  static void requireSome(@Nullable String phrase) throws Complaint {
    if (phrase != null && phrase.isEmpty()) {
      throw new Complaint(
          ExitStatus.WRONG_KEY, "an empty passphrase is none.", "give one, or name a key file.");
    }
  }

  private VaultKey asked(boolean twice) throws Complaint {
    return asked(terminal, "passphrase", "HIKAE_PASSPHRASE or name a key file", twice);
  }

  /// Asks for a new passphrase at the terminal.
  ///
  /// @param otherwise what to set where there is no terminal
  static VaultKey askedTwice(Terminal terminal, String question, String otherwise)
      throws Complaint {
    return asked(terminal, question, otherwise, true);
  }

  private static VaultKey asked(Terminal terminal, String question, String otherwise, boolean twice)
      throws Complaint {
    var console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() -> nobodyToAsk(otherwise));
    var first = console.readPassword("%s: ", terminal.words().say(question));
    requireSome(first == null ? "" : new String(first));
    if (twice
        && !Arrays.equals(
            first, console.readPassword("%s: ", terminal.words().say("passphrase.again")))) {
      throw new Complaint(
          ExitStatus.WRONG_KEY, "the two passphrases differ.", "start again; nothing was made.");
    }
    return passphrase(new String(first));
  }

  private static Complaint nobodyToAsk(String otherwise) {
    return new Complaint(
        ExitStatus.WRONG_KEY,
        "there is no key, and no terminal to ask at.",
        "set " + otherwise + ".");
  }
}
