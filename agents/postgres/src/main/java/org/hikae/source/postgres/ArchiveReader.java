package org.hikae.source.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hikae.source.postgres.BackupManifest.Sum;
import org.hikae.vault.Progress;
import org.hikae.vault.SnapshotWriter;

/// Reads the server's tar archive as it arrives and hands each entry on to the snapshot: nothing is
/// put down in between.
final class ArchiveReader {
  private static final int PERMISSIONS = 0777;

  private final SnapshotWriter writer;
  private final Progress progress;
  private final long expectedBytes;
  private final Map<String, Sum> arrived = new HashMap<>();
  private long doneBytes;

  ArchiveReader(SnapshotWriter writer, Progress progress, long expectedBytes) {
    this.writer = writer;
    this.progress = progress;
    this.expectedBytes = expectedBytes;
  }

  /// Every file that came so far.
  Map<String, Sum> arrived() {
    return Map.copyOf(arrived);
  }

  void read(InputStream archive) throws IOException {
    var tar = new TarArchiveInputStream(archive); // the archive is its owner's to close
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      hand(entry, tar);
      doneBytes += entry.getSize();
      progress.at("reading the database", doneBytes, Math.max(doneBytes, expectedBytes));
    }
    archive.transferTo(OutputStream.nullOutputStream());
  }

  private void hand(TarArchiveEntry entry, InputStream content) throws IOException {
    var path = entry.getName().replaceAll("^(\\./)+|/+$", "");
    var mode = entry.getMode() & PERMISSIONS;
    var modified = entry.getLastModifiedTime().toInstant();
    if (entry.isDirectory()) {
      writer.directory(path, mode, modified);
    } else if (entry.isSymbolicLink()) {
      writer.symbolicLink(path, entry.getLinkName());
    } else {
      var checked = new CheckedInputStream(content, new CRC32C());
      writer.file(path, mode, modified, checked);
      arrived.put(path, Sum.of(entry.getSize(), checked.getChecksum().getValue()));
    }
  }
}
