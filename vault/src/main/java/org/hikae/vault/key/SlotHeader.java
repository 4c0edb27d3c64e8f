package org.hikae.vault.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.store.Store;

/// What a key slot says of itself in the clear.
///
/// @param cost how much one guess takes, in KiB of memory times passes; 0 for a key file
public record SlotHeader(Kind kind, long cost) {
  private static final byte[] MAGIC = "HIKAEKEY".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_MEMORY_KIB = 1 << 20;

  /// What opens a slot.
  public enum Kind {
    PASSPHRASE,
    KEY_FILE,
    /// Of a later version; passed over.
    OTHER
  }

  public static SlotHeader read(Store store, String key) throws IOException {
    try {
      return read(SealedObject.read(store, key));
    } catch (FormatException e) {
      throw SealedObject.foreign(key, e);
    }
  }

  public static SlotHeader read(byte[] slot) throws FormatException {
    var in = new Decoder(slot);
    if (!Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
      throw new FormatException("is no key slot");
    }
    in.u16();
    var kind = in.u8();
    in.bytes(VaultConfig.ID_BYTES);
    return switch (kind) {
      case 1 -> new SlotHeader(Kind.PASSPHRASE, cost(in.u32(), in.u32()));
      case 2 -> new SlotHeader(Kind.KEY_FILE, 0);
      default -> new SlotHeader(Kind.OTHER, 0);
    };
  }

  private static long cost(int memoryKib, int passes) throws FormatException {
    if (memoryKib < 0 || memoryKib > MOST_MEMORY_KIB || passes < 1) {
      throw new FormatException("asks for too much work");
    }
    return (long) memoryKib * passes;
  }
}
