package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.VaultSummary;
import org.hikae.vault.store.probe.StoreReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault init`: makes a new, empty vault.
@Command(name = "init", mixinStandardHelpOptions = true)
final class VaultInit implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final LockChoice lock = new LockChoice();

  @Option(names = "--parity", paramLabel = "N+M", descriptionKey = "parity")
  private @Nullable String parity;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultInit(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var wanted = wanted();
    var place = tried();
    var term = lock.allowedBy(place);
    var settings = term.map(wanted::lockedFor).orElse(wanted);
    try (var vault = choice.create(settings)) {
      vault.probes().record(place);
      if (json) {
        Json.print(terminal, vault.summary());
      } else {
        tell(vault.summary());
      }
    }
    return 0;
  }

  private void tell(VaultSummary made) {
    var settings = made.settings();
    terminal.say(
        "vault.made",
        choice.url(),
        made.id(),
        bytes(settings.chunkAverageBytes()),
        bytes(settings.packBytes()),
        settings.compressionLevel());
    settings
        .lock()
        .ifPresent(
            locked -> terminal.say("vault.made.locked", PlaceFacts.lock(terminal.words(), locked)));
    settings.parity().ifPresent(parts -> VaultParity.explain(parts, terminal));
    terminal.say("vault.made.keep");
  }

  private StoreReport tried() throws IOException, Complaint {
    try {
      return VaultProbe.requireFit(choice.where());
    } catch (NoSuchFileException | NotDirectoryException | FileAlreadyExistsException nowhere) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          choice.url() + " cannot be made there.",
          "name a place where folders can be made.",
          nowhere);
    }
  }

  private VaultSettings wanted() throws Complaint {
    return parity == null
        ? VaultSettings.DEFAULT
        : VaultSettings.DEFAULT.withParity(VaultParity.typed(parity));
  }
}
