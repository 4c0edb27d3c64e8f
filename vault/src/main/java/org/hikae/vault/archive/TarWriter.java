package org.hikae.vault.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content.Hole;
import org.hikae.vault.tree.TreePath;

/// Writes POSIX tar. What the plain header has no room for goes into pax records that are made
/// here, because the library's are text and names and attributes are bytes: long names and names
/// beyond ASCII, sizes, owners and times beyond the header's, nanoseconds, extended attributes,
/// access control lists. Sparse files are written in the form 1.0 that GNU tar writes.
final class TarWriter implements ArchiveWriter {
  private static final int NAME = 100;
  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
  private static final long LARGEST_ID = TarConstants.MAXID;
  private static final long LARGEST_NUMBER = TarConstants.MAXSIZE;
  private static final long SECOND = 1_000_000_000L;

  private final TarArchiveOutputStream tar;

  TarWriter(OutputStream out) {
    tar = new TarArchiveOutputStream(out, RawText.CHARSET);
    // Our own pax records say it exactly; the header holds what fits.
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
  }

  @Override
  public void folder(byte[] path, Attributes attributes) throws IOException {
    var shown = path.length == 0 ? new byte[] {'.', '/'} : withSlash(path);
    entry(shown, TarConstants.LF_DIR, attributes, new byte[0], 0, new PaxRecords());
    tar.closeArchiveEntry();
  }

  private static byte[] withSlash(byte[] path) {
    var longer = Arrays.copyOf(path, path.length + 1);
    longer[path.length] = '/';
    return longer;
  }

  @Override
  public void beginFile(byte[] path, Attributes attributes, List<Hole> holes) throws IOException {
    if (holes.isEmpty()) {
      entry(
          path,
          TarConstants.LF_NORMAL,
          attributes,
          new byte[0],
          attributes.size(),
          new PaxRecords());
    } else {
      beginSparse(path, attributes, holes);
    }
  }

  private void beginSparse(byte[] path, Attributes attributes, List<Hole> holes)
      throws IOException {
    var map = sparseMap(holes, attributes.size());
    var data = attributes.size() - holes.stream().mapToLong(Hole::length).sum();
    var records = new PaxRecords();
    if (RawText.utf8(path).isEmpty()) {
      records.put("hdrcharset", "BINARY");
    }
    records.put("GNU.sparse.major", "1");
    records.put("GNU.sparse.minor", "0");
    records.put("GNU.sparse.name", path);
    records.put("GNU.sparse.realsize", Long.toString(attributes.size()));
    var shown =
        TreePath.child(
            "GNUSparseFile.0".getBytes(US_ASCII), Arrays.copyOf(TreePath.name(path), 60));
    entry(
        printable(shown),
        TarConstants.LF_NORMAL,
        attributes,
        new byte[0],
        map.length + data,
        records);
    tar.write(map);
  }

  /// A stand-in for readers that do not know the form: nothing in it needs a record of its own.
  private static byte[] printable(byte[] name) {
    var shown = new byte[name.length];
    var length = 0;
    for (var b : name) {
      if (b > ' ') {
        shown[length++] = b;
      }
    }
    return Arrays.copyOf(shown, length);
  }

  /// The number of runs of data, then the offset and the size of each, a line each, filled up to
  /// whole blocks. The last run ends where the file does.
  private static byte[] sparseMap(List<Hole> holes, long size) {
    var runs = 0;
    var lines = new StringBuilder();
    var at = 0L;
    for (var hole : holes) {
      if (hole.offset() > at) {
        lines.append(at).append('\n').append(hole.offset() - at).append('\n');
        runs++;
      }
      at = hole.offset() + hole.length();
    }
    lines.append(at).append('\n').append(size - at).append('\n');
    var map = (runs + 1 + "\n" + lines).getBytes(US_ASCII);
    return Arrays.copyOf(map, (map.length + BLOCK - 1) / BLOCK * BLOCK);
  }

  @Override
  public void content(byte[] bytes, int from, int count) throws IOException {
    tar.write(bytes, from, count);
  }

  @Override
  public void endFile() throws IOException {
    tar.closeArchiveEntry();
  }

  @Override
  public void hardLink(byte[] path, Attributes attributes, byte[] first) throws IOException {
    entry(path, TarConstants.LF_LINK, attributes, first, 0, new PaxRecords());
    tar.closeArchiveEntry();
  }

  @Override
  public void symbolicLink(byte[] path, Attributes attributes, byte[] target) throws IOException {
    entry(path, TarConstants.LF_SYMLINK, attributes, target, 0, new PaxRecords());
    tar.closeArchiveEntry();
  }

  @Override
  public void special(byte[] path, Attributes attributes) throws IOException {
    var type =
        switch (attributes.kind()) {
          case FIFO -> TarConstants.LF_FIFO;
          case CHARACTER_DEVICE -> TarConstants.LF_CHR;
          case BLOCK_DEVICE -> TarConstants.LF_BLK;
          case FOLDER, FILE, SYMBOLIC_LINK, SOCKET, UNKNOWN ->
              throw new IllegalArgumentException("not special: " + attributes.kind());
        };
    entry(path, type, attributes, new byte[0], 0, new PaxRecords());
    tar.closeArchiveEntry();
  }

  private void entry(
      byte[] path, byte type, Attributes attributes, byte[] target, long size, PaxRecords records)
      throws IOException {
    describe(path, attributes, target, size, records);
    if (!records.isEmpty()) {
      var content = records.encode();
      var header = new TarArchiveEntry("PaxHeaders/entry", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
      header.setSize(content.length);
      header.setModTime(FileTime.fromMillis(0));
      tar.putArchiveEntry(header);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    var header = new TarArchiveEntry(RawText.of(path), type, true);
    header.setMode(attributes.mode() & 07777);
    header.setUserId(Integer.toUnsignedLong(attributes.uid()));
    header.setGroupId(Integer.toUnsignedLong(attributes.gid()));
    header.setModTime(
        FileTime.from(Math.floorDiv(attributes.modified(), SECOND), TimeUnit.SECONDS));
    header.setLinkName(RawText.of(target));
    header.setSize(size);
    header.setDevMajor(Devices.major(attributes.device()));
    header.setDevMinor(Devices.minor(attributes.device()));
    tar.putArchiveEntry(header);
  }

  private static void describe(
      byte[] path, Attributes attributes, byte[] target, long size, PaxRecords records) {
    var longPath = needsRecord(path);
    var longTarget = needsRecord(target);
    if ((longPath && RawText.utf8(path).isEmpty())
        || (longTarget && RawText.utf8(target).isEmpty())) {
      records.put("hdrcharset", "BINARY");
    }
    if (longPath) {
      records.put("path", path);
    }
    if (longTarget) {
      records.put("linkpath", target);
    }
    if (size > LARGEST_NUMBER) {
      records.put("size", Long.toString(size));
    }
    owner(records, "uid", attributes.uid());
    owner(records, "gid", attributes.gid());
    time(records, attributes.modified());
    for (var extended : attributes.extended()) {
      extended(records, extended);
    }
  }

  /// A short name that is not UTF-8 stands in the header as it is, where every reader takes it as
  /// it is.
  private static boolean needsRecord(byte[] name) {
    return name.length > NAME || (!RawText.isAscii(name) && RawText.utf8(name).isPresent());
  }

  private static void owner(PaxRecords records, String key, int id) {
    if (Integer.toUnsignedLong(id) > LARGEST_ID) {
      records.put(key, Integer.toUnsignedString(id));
    }
  }

  private static void time(PaxRecords records, long modified) {
    var seconds = Math.floorDiv(modified, SECOND);
    var nanoseconds = Math.floorMod(modified, SECOND);
    if (nanoseconds != 0 || seconds < 0 || seconds > LARGEST_NUMBER) {
      records.put("mtime", decimal(seconds, nanoseconds));
    }
  }

  /// Before 1970 the fraction counts away from zero: a second and a half before is `-1.5`.
  private static String decimal(long seconds, long nanoseconds) {
    var negative = seconds < 0 && nanoseconds > 0;
    var whole = negative ? -(seconds + 1) : seconds;
    var fraction = negative ? SECOND - nanoseconds : nanoseconds;
    var sign = negative ? "-" : "";
    return fraction == 0 ? sign + whole : "%s%d.%09d".formatted(sign, whole, fraction);
  }

  private static void extended(PaxRecords records, Attributes.Extended extended) {
    var name = RawText.of(extended.name());
    var acl =
        name.equals(PosixAcl.ACCESS) || name.equals(PosixAcl.DEFAULT)
            ? PosixAcl.text(extended.value())
            : Optional.<String>empty();
    if (acl.isPresent()) {
      var key = name.equals(PosixAcl.ACCESS) ? "SCHILY.acl.access" : "SCHILY.acl.default";
      records.put(key, acl.get());
    } else {
      // As GNU tar does, since a key ends at its first equals sign.
      records.put("SCHILY.xattr." + name.replace("%", "%25").replace("=", "%3D"), extended.value());
    }
  }

  @Override
  public void finish() throws IOException {
    tar.finish();
    tar.flush();
  }

  /// Ends without ending the archive, when it was not finished.
  @Override
  public void close() {}
}
