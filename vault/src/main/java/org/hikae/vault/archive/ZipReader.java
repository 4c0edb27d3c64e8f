package org.hikae.vault.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.X7875_NewUnix;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.FileKind;
import org.jspecify.annotations.Nullable;

/// Reads zip by its directory, in the order of the file.
final class ZipReader implements ArchiveReader {
  private static final int LONGEST_LINK = 1 << 20;
  private static final int USUAL_FILE = 0644;
  private static final int USUAL_FOLDER = 0755;

  private final Allowance allowance;
  private final ZipFile zip;
  private final Enumeration<ZipArchiveEntry> entries;

  ZipReader(Path file, Allowance allowance) throws IOException {
    this.allowance = allowance;
    allowance.remember(ZipDirectory.memory(file));
    zip = ZipFile.builder().setPath(file).setCharset(StandardCharsets.UTF_8).get();
    entries = zip.getEntriesInPhysicalOrder();
  }

  @Override
  public @Nullable Member next() throws IOException {
    return entries.hasMoreElements() ? member(entries.nextElement()) : null;
  }

  private Member member(ZipArchiveEntry entry) throws IOException {
    if (!zip.canReadEntryData(entry)) {
      throw new ArchiveException(
          entry.getName() + " is encrypted, or compressed in a way that is not known here");
    }
    var path = entry.getName().getBytes(StandardCharsets.UTF_8);
    var mode = entry.getUnixMode();
    if (entry.isDirectory()) {
      return new Member.Folder(path, attributes(FileKind.FOLDER, mode, USUAL_FOLDER, entry, 0));
    }
    return switch (FileKind.of(mode)) {
      case SYMBOLIC_LINK -> {
        var target = target(entry);
        yield new Member.SymbolicLink(
            path, attributes(FileKind.SYMBOLIC_LINK, 0777, 0777, entry, target.length), target);
      }
      case FIFO -> new Member.Special(path, attributes(FileKind.FIFO, mode, USUAL_FILE, entry, 0));
      case FOLDER, FILE, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET, UNKNOWN ->
          new Member.RegularFile(
              path,
              attributes(FileKind.FILE, mode, USUAL_FILE, entry, Math.max(0, entry.getSize())),
              content(entry),
              List.of());
    };
  }

  private InputStream content(ZipArchiveEntry entry) throws IOException {
    var content = zip.getInputStream(entry);
    if (content == null) {
      throw new ZipException(entry.getName() + " has no content");
    }
    return new Whole(content, entry);
  }

  /// Holds content to its size and sum: the library hands out what there is.
  private final class Whole extends FilterInputStream {
    private final ZipArchiveEntry entry;
    private final CRC32 sum = new CRC32();
    private long bytes;

    Whole(InputStream in, ZipArchiveEntry entry) {
      super(in);
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      var read = super.read(into, at, count);
      if (read > 0) {
        sum.update(into, at, read);
        bytes += read;
        allowance.unpack(read);
      } else if (read < 0 && (bytes != entry.getSize() || sum.getValue() != entry.getCrc())) {
        throw new ArchiveException(entry.getName() + " is not what its checksum says");
      }
      return read;
    }
  }

  private byte[] target(ZipArchiveEntry entry) throws IOException {
    try (var content = content(entry)) {
      var target = content.readNBytes(LONGEST_LINK + 1);
      if (target.length > LONGEST_LINK) {
        throw new ArchiveException("has a symbolic link of more than a mebibyte");
      }
      return target;
    }
  }

  private static Attributes attributes(
      FileKind kind, int mode, int otherwise, ZipArchiveEntry entry, long size) {
    var bits = (mode & 07777) == 0 ? otherwise : mode & 07777;
    var owners = entry.getExtraField(new X7875_NewUnix().getHeaderId());
    var known = owners instanceof X7875_NewUnix unix ? unix : null;
    return new Attributes(
        kind.bits() | bits,
        known == null ? 0 : (int) known.getUID(),
        known == null ? 0 : (int) known.getGID(),
        size,
        PaxTime.ofSeconds(Math.floorDiv(entry.getLastModifiedTime().toMillis(), 1000L)),
        0,
        0,
        0,
        0,
        List.of());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
