package org.hikae.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Memory that parts of objects are read into one after the other: what is read a mebibyte at a
/// time would otherwise leave as much garbage as it reads. For use by one thread.
public final class ReadBuffer {
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  /// Reads like [Store#get(String, long, int)].
  ///
  /// @return the bytes, good until the next call
  public ByteBuffer read(Store store, String key, long offset, int length) throws IOException {
    if (bytes.capacity() < length) {
      bytes = ByteBuffer.allocate(length);
    }
    store.read(key, offset, bytes.clear().limit(length));
    return bytes.flip();
  }
}
