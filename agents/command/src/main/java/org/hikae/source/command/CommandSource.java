package org.hikae.source.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hikae.protocol.SourceId;
import org.hikae.source.SetAside;
import org.hikae.source.Source;
import org.hikae.source.command.CommandSettings.Target;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;

/// The standard output of a program, kept as one file. There is a snapshot only if the program ends
/// with status 0 and within its time; its moment is the one at which the program was started.
public final class CommandSource implements Source {
  private static final int PRIVATE = 0600;

  private final SourceId id;
  private final CommandSettings settings;
  private final Clock clock;

  public CommandSource(SourceId id, CommandSettings settings, Clock clock) {
    this.id = id;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public String describe() {
    return String.join(" ", settings.output().command());
  }

  @Override
  public Snapshot backUp(Vault vault, SnapshotOrigin origin, Progress progress) throws IOException {
    var started = clock.instant();
    try (var writer = vault.begin(origin, progress)) {
      settings
          .output()
          .read(
              output -> {
                writer.file(settings.fileName(), PRIVATE, started, output);
                return started;
              });
      return writer.finish(started, Optional.empty());
    }
  }

  @Override
  public Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException {
    return switch (settings.restore()) {
      case Target.File(var path) -> toFile(vault, snapshot, path, progress);
      case Target.Program(var input) -> {
        try (var staged = Staged.fetch(vault, snapshot, settings, progress)) {
          input.feed(stdin -> Files.copy(staged.file(), stdin));
          yield staged.restored();
        }
      }
    };
  }

  @Override
  public Restored restoreTo(Vault vault, Snapshot snapshot, Path target, Progress progress)
      throws IOException {
    return vault.restore(snapshot, target, RestoreOptions.WHOLE, progress);
  }

  private Restored toFile(Vault vault, Snapshot snapshot, Path path, Progress progress)
      throws IOException {
    var target = path.toAbsolutePath().normalize();
    Files.createDirectories(Objects.requireNonNull(target.getParent(), "not the root folder"));
    try (var staged = Staged.fetch(vault, snapshot, settings, progress)) {
      var notes = new ArrayList<>(staged.restored().notes());
      new SetAside(clock)
          .move(target)
          .ifPresent(where -> notes.add("what stood at " + target + " is now " + where));
      Files.move(staged.file(), target, StandardCopyOption.REPLACE_EXISTING);
      return new Restored(
          staged.restored().files(),
          staged.restored().writtenBytes(),
          staged.restored().fetchedBytes(),
          List.copyOf(notes));
    }
  }
}
