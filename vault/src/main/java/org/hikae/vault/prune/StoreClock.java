package org.hikae.vault.prune;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.hikae.vault.store.Store;

/// What time a store says it is: found by writing a small object, looking when it was written, and
/// deleting it. Marks are as old as the store says, so ages are measured by its clock alone.
public final class StoreClock {
  private StoreClock() {}

  public static Instant read(Store store, SecureRandom random) throws IOException {
    var nonce = new byte[16];
    random.nextBytes(nonce);
    var key = "clock/" + HexFormat.of().formatHex(nonce);
    store.put(key, ByteBuffer.wrap(nonce));
    var written = store.stat(key).orElseThrow(() -> new IOException(key + " was not kept"));
    store.delete(key);
    return written.writtenAt();
  }
}
