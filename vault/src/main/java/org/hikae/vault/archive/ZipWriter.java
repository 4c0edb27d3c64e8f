package org.hikae.vault.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.X7875_NewUnix;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content.Hole;

/// Writes zip: names, modes, owners, times to the second, symbolic links; in zip64 where it has to
/// be. What zip cannot hold is left out; [Losses] tells of it.
final class ZipWriter implements ArchiveWriter {
  private static final long ZIP64_FROM = 0xf000_0000L;
  private static final long SECOND = 1_000_000_000L;

  private final ZipArchiveOutputStream zip;
  private HoleFiller file;

  ZipWriter(OutputStream out) {
    zip = new ZipArchiveOutputStream(out);
    file = new HoleFiller(zip, List.of());
    zip.setEncoding(StandardCharsets.UTF_8.name());
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
  }

  @Override
  public void folder(byte[] path, Attributes attributes) throws IOException {
    if (path.length > 0) {
      var entry = entry(name(path) + "/", attributes, 0);
      entry.setMethod(ZipMethod.STORED.getCode());
      entry.setCrc(0);
      zip.putArchiveEntry(entry);
      zip.closeArchiveEntry();
    }
  }

  @Override
  public void beginFile(byte[] path, Attributes attributes, List<Hole> holes) throws IOException {
    file = new HoleFiller(zip, holes);
    zip.putArchiveEntry(entry(name(path), attributes, attributes.size()));
  }

  @Override
  public void content(byte[] bytes, int from, int count) throws IOException {
    file.content(bytes, from, count);
  }

  @Override
  public void endFile() throws IOException {
    file.end();
    zip.closeArchiveEntry();
  }

  @Override
  public void hardLink(byte[] path, Attributes attributes, byte[] first) {
    throw new IllegalStateException("zip knows no hard links");
  }

  @Override
  public void symbolicLink(byte[] path, Attributes attributes, byte[] target) throws IOException {
    zip.putArchiveEntry(entry(name(path), attributes, target.length));
    zip.write(target);
    zip.closeArchiveEntry();
  }

  @Override
  public void special(byte[] path, Attributes attributes) {
    // Zip has no such thing.
  }

  private static String name(byte[] path) {
    return RawText.utf8(path).orElseGet(() -> escaped(path));
  }

  private static String escaped(byte[] path) {
    var text = new StringBuilder();
    for (var b : path) {
      if (b < 0 || b == '%') {
        text.append("%%%02X".formatted(b & 0xff));
      } else {
        text.append((char) b);
      }
    }
    return text.toString();
  }

  private ZipArchiveEntry entry(String name, Attributes attributes, long size) {
    var entry = new ZipArchiveEntry(name);
    entry.setSize(size);
    entry.setUnixMode(attributes.mode());
    zip.setUseZip64(size >= ZIP64_FROM ? Zip64Mode.Always : Zip64Mode.AsNeeded);
    var owners = new X7875_NewUnix();
    owners.setUID(Integer.toUnsignedLong(attributes.uid()));
    owners.setGID(Integer.toUnsignedLong(attributes.gid()));
    entry.addExtraField(owners);
    setTime(entry, heldSeconds(attributes));
    return entry;
  }

  static long seconds(Attributes attributes) {
    return Math.floorDiv(attributes.modified(), SECOND);
  }

  /// The time of modification as far as zip can hold it: seconds since 1970 in 32 bits.
  static long heldSeconds(Attributes attributes) {
    return Math.clamp(seconds(attributes), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static void setTime(ZipArchiveEntry entry, long seconds) {
    var time = FileTime.from(seconds, TimeUnit.SECONDS);
    entry.setTime(time);
    var stamp = new X5455_ExtendedTimestamp();
    stamp.setModifyFileTime(time);
    stamp.setFlags(X5455_ExtendedTimestamp.MODIFY_TIME_BIT);
    entry.addExtraField(stamp);
  }

  @Override
  public void finish() throws IOException {
    zip.finish();
    zip.flush();
  }

  /// Ends without ending the archive, when it was not finished.
  @Override
  public void close() {}
}
