package org.hikae.source.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.protocol.SourceId;
import org.hikae.source.Source;
import org.hikae.source.SourceException;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;

/// Files and folders of this machine. Each file is as it was at one moment of the backup, not all
/// at the same one, unless the hooks keep them still.
public final class FilesSource implements Source {
  private final SourceId id;
  private final FilesSettings settings;
  private final Place place;

  /// @param withOwners whether a restore sets owners, which takes the right to
  public FilesSource(SourceId id, FilesSettings settings, boolean withOwners, Clock clock) {
    this.id = id;
    this.settings = settings;
    this.place = new Place(settings.existing(), withOwners, clock);
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public String describe() {
    return settings.paths().stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  @Override
  public Snapshot backUp(Vault vault, SnapshotOrigin origin, Progress progress) throws IOException {
    return new Hooks(settings.before(), settings.after())
        .around(
            () ->
                vault.backUp(
                    new FileBackup(origin, settings.paths(), settings.excludes()), progress));
  }

  @Override
  public Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException {
    var roots = snapshot.roots();
    if (roots.size() != settings.paths().size()) {
      throw new SourceException(
          "snapshot "
              + snapshot.id()
              + " holds "
              + roots.size()
              + " paths where "
              + settings.paths().size()
              + " are configured here",
          "name the paths of source " + id + " in the same order at every site");
    }
    var all = new Restored(0, 0, 0, List.of());
    for (int i = 0; i < roots.size(); i++) {
      all =
          sum(all, place.restore(vault, snapshot, roots.get(i), settings.paths().get(i), progress));
    }
    return all;
  }

  @Override
  public Restored restoreTo(Vault vault, Snapshot snapshot, Path target, Progress progress)
      throws IOException {
    return vault.restore(
        snapshot, target, RestoreOptions.WHOLE.withOwners(place.withOwners()), progress);
  }

  private static Restored sum(Restored one, Restored other) {
    var notes = new ArrayList<>(one.notes());
    notes.addAll(other.notes());
    return new Restored(
        one.files() + other.files(),
        one.writtenBytes() + other.writtenBytes(),
        one.fetchedBytes() + other.fetchedBytes(),
        notes);
  }
}
