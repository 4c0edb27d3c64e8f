package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Moves bytes between heap buffers and files a mebibyte at a time, because a channel copies each
/// call through a direct buffer of the same size that it then keeps for the thread.
final class Slices {
  private static final int SLICE_BYTES = 1 << 20;

  private Slices() {}

  /// Fills `into` from `offset` on, or as far as the file goes.
  static void read(FileChannel file, long offset, ByteBuffer into) throws IOException {
    var position = offset;
    while (into.hasRemaining()) {
      var read = file.read(next(into), position);
      if (read < 0) {
        return;
      }
      into.position(into.position() + read);
      position += read;
    }
  }

  static void write(FileChannel file, ByteBuffer content) throws IOException {
    var rest = content.duplicate();
    while (rest.hasRemaining()) {
      rest.position(rest.position() + file.write(next(rest)));
    }
  }

  private static ByteBuffer next(ByteBuffer buffer) {
    return buffer.slice(buffer.position(), Math.min(buffer.remaining(), SLICE_BYTES));
  }
}
