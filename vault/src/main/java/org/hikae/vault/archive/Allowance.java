package org.hikae.vault.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What an archive may cost, so that a hostile one ends in an error and not in a full memory or in
/// days of unpacking.
final class Allowance {
  private static final long NO_BOMB_BELOW = 10L << 30;
  private static final long MOST_RATIO = 1000;

  private final ImportOptions options;
  private final long mostMemory;
  private long packed;
  private long unpacked;
  private long memory;

  Allowance(ImportOptions options, long mostMemory) {
    this.options = options;
    this.mostMemory = mostMemory;
  }

  /// Counts what is read of the archive itself.
  InputStream packed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        var b = super.read();
        packed += b < 0 ? 0 : 1;
        return b;
      }

      @Override
      public int read(byte[] into, int at, int count) throws IOException {
        var read = super.read(into, at, count);
        packed += Math.max(0, read);
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        packed += skipped;
        return skipped;
      }
    };
  }

  /// The archive has so many bytes, read in whatever order.
  void packed(long bytes) {
    packed = bytes;
  }

  long unpacked() {
    return unpacked;
  }

  void unpack(long bytes) throws ArchiveException {
    unpacked += bytes;
    if (options.mostBytes().isPresent() && unpacked > options.mostBytes().getAsLong()) {
      throw new ArchiveException(
          "unpacks to more than the " + options.mostBytes().getAsLong() + " bytes allowed");
    }
    if (options.mostBytes().isEmpty()
        && unpacked > NO_BOMB_BELOW
        && unpacked / MOST_RATIO > packed) {
      throw new ArchiveException("unpacks to more than a thousand times its size, as bombs do");
    }
  }

  /// Accounts for what has to stay in memory until the archive ends.
  void remember(long bytes) throws ArchiveException {
    memory += bytes;
    if (memory > mostMemory) {
      throw new ArchiveException("has more members than there is memory for");
    }
  }
}
