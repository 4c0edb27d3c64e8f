package org.hikae.vault.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/// A zip's directory as far as its size goes: the library reads it whole, so what that costs is
/// known before.
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;

  /// About what an entry of 46 bytes and its name become.
  private static final int MEMORY_PER_BYTE = 10;

  private ZipDirectory() {}

  /// How much memory the directory takes at most.
  static long memory(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var from = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT);
      var tail = read(channel, from, (int) (channel.size() - from));
      for (var at = tail.limit() - END_BYTES; at >= 0; at--) {
        if (tail.getInt(at) == END) {
          return (from + at - begin(channel, from + at, tail.getInt(at + 16))) * MEMORY_PER_BYTE;
        }
      }
    }
    throw new ArchiveException("is no zip archive, or one that was cut off");
  }

  /// Where the directory begins: by the 64-bit end when the other has no room for it.
  private static long begin(SeekableByteChannel channel, long end, int begin) throws IOException {
    if (begin != -1) {
      return within(Integer.toUnsignedLong(begin), end);
    }
    if (end < LOCATOR_BYTES) {
      return 0;
    }
    var locator = read(channel, end - LOCATOR_BYTES, LOCATOR_BYTES);
    if (locator.getInt(0) != LOCATOR) {
      return 0;
    }
    var end64 = within(locator.getLong(8), end - 56);
    return within(read(channel, end64, 56).getLong(48), end);
  }

  private static long within(long position, long end) throws ArchiveException {
    if (position < 0 || position > end) {
      throw new ArchiveException("has its directory where the file is not");
    }
    return position;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long from, int count)
      throws IOException {
    var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(from);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    if (bytes.hasRemaining()) {
      throw new ArchiveException("became shorter while it was read");
    }
    return bytes.flip();
  }
}
