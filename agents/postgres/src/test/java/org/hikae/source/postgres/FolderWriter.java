package org.hikae.source.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.SnapshotWriter;

/// A snapshot that is a plain folder.
record FolderWriter(Path folder) implements SnapshotWriter {
  @Override
  public void directory(String path, int mode, Instant modified) throws IOException {
    var directory = Files.createDirectories(folder.resolve(path));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public void file(String path, int mode, Instant modified, InputStream content)
      throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.copy(content, file);
  }

  @Override
  public void symbolicLink(String path, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(path), Path.of(target));
  }

  @Override
  public Snapshot finish(Instant consistentAt, Optional<String> position) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var origin =
        new SnapshotOrigin(
            "test", "test", SnapshotOrigin.Kind.FULL, Optional.empty(), position, Map.of());
    return new Snapshot(
        "00",
        origin,
        Optional.empty(),
        consistentAt,
        consistentAt,
        List.of(""),
        new Snapshot.Figures(0, 0, 0, 0),
        List.of());
  }

  @Override
  public void close() {}
}
