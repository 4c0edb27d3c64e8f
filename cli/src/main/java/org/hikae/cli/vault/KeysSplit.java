package org.hikae.cli.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.key.KeyShare;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae keys split`: shares of a vault's master key, of which some together open it.
@Command(name = "split", mixinStandardHelpOptions = true)
final class KeysSplit implements Callable<Integer> {
  private static final int MOST = 255;

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--shares", paramLabel = "N", required = true, descriptionKey = "shares")
  private int shares;

  @Option(names = "--needed", paramLabel = "K", required = true, descriptionKey = "needed")
  private int needed;

  @Option(names = "--to", paramLabel = "DIR", descriptionKey = "split.to")
  private @Nullable Path folder;

  @Option(names = "--print", descriptionKey = "split.print")
  private boolean print;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  KeysSplit(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    requireSense();
    try (var vault = choice.open()) {
      var made = vault.keySlots().split(needed, shares);
      var id = vault.summary().id();
      var given = new ArrayList<Given>();
      for (var share : made) {
        given.add(give(share, page(share, id)));
      }
      if (json) {
        Json.print(terminal, Map.of("vault", id, "needed", needed, "shares", given));
      } else {
        given.forEach(each -> show(each));
        terminal.say("split.done", shares, needed);
      }
    }
    return 0;
  }

  /// A share where it was put: lines to be shown, or the file that holds them.
  private record Given(int number, List<String> lines, @Nullable Path file) {}

  private void show(Given share) {
    if (share.file() == null) {
      terminal.print(share.lines());
      terminal.out().println();
    } else {
      terminal.say("split.written", share.file());
    }
  }

  private void requireSense() throws Complaint {
    if (needed < 2 || shares < needed || shares > MOST) {
      throw new Complaint(
          ExitStatus.USAGE,
          needed + " of " + shares + " shares cannot be had.",
          "give at least 2 needed, and from as many to 255 shares.");
    }
    if ((folder == null) == !print) {
      throw new Complaint(
          ExitStatus.USAGE,
          "shares are secrets, and it was not said where they go.",
          "write them to files with --to DIR, or show them with --print.");
    }
  }

  private List<String> page(KeyShare share, String vault) {
    return List.of(
        "# Hikae key share " + share.number() + " of " + shares + "; any " + needed + " open it",
        "# vault " + vault,
        "# family " + share.familyId(),
        share.text());
  }

  private Given give(KeyShare share, List<String> page) throws IOException {
    if (folder == null) {
      return new Given(share.number(), page, null);
    }
    Files.createDirectories(folder);
    var file = folder.resolve("share-%d-of-%d.txt".formatted(share.number(), shares));
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var out = Files.newByteChannel(file, create, onlyOwner)) {
      var text = String.join("\n", page) + "\n";
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
    return new Given(share.number(), List.of(), file);
  }
}
