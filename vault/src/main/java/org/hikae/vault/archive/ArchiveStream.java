package org.hikae.vault.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// The stream that an archive is written to: compressed when its format is, counted, and ended
/// without closing what is below.
final class ArchiveStream extends OutputStream {
  private static final int BUFFER = 256 << 10;

  private final Counted counted;
  private final OutputStream top;

  ArchiveStream(OutputStream out, ExportOptions options, int workers) throws IOException {
    counted = new Counted(out);
    top =
        switch (options.format()) {
          case TAR, ZIP -> new BufferedOutputStream(counted, BUFFER);
          case TAR_ZST -> new BufferedOutputStream(compressed(options.level(), workers), BUFFER);
        };
  }

  private OutputStream compressed(int level, int workers) throws IOException {
    var zstd = new ZstdOutputStreamNoFinalizer(counted, level);
    zstd.setWorkers(workers);
    zstd.setChecksum(true);
    return zstd;
  }

  /// Counts what passes, and is not closed by who writes.
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] from, int at, int count) throws IOException {
      out.write(from, at, count);
      bytes += count;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  @Override
  public void write(int b) throws IOException {
    top.write(b);
  }

  @Override
  public void write(byte[] from, int at, int count) throws IOException {
    top.write(from, at, count);
  }

  @Override
  public void flush() throws IOException {
    top.flush();
  }

  /// What came out below.
  long bytes() {
    return counted.bytes;
  }

  /// Ends what is compressed; nothing can be written afterwards.
  void end() throws IOException {
    top.close();
  }

  @Override
  public void close() throws IOException {
    top.close();
  }
}
