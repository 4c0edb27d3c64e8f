package org.hikae.vault.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Objects that are named by the SHA-256 of their bytes and read whole.
public final class SealedObject {
  private SealedObject() {}

  /// Reads an object and compares its bytes with its name.
  public static byte[] read(Store store, String key) throws IOException {
    var object =
        store.stat(key).orElseThrow(() -> new StoreException.Missing(store.address(), key));
    if (object.size() > Layout.LARGEST_OBJECT) {
      throw damaged(key, new FormatException("has " + object.size() + " bytes"));
    }
    var content = store.get(key, 0, (int) object.size());
    if (!Layout.nameIn(key).map(ObjectName.of(content)::equals).orElse(false)) {
      throw damaged(key, new FormatException("its bytes do not match its name"));
    }
    var bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  /// Writes an object below `prefix`.
  ///
  /// @return its key
  public static String write(Store store, String prefix, byte[] bytes) throws IOException {
    var content = ByteBuffer.wrap(bytes);
    var key = prefix + ObjectName.of(content);
    store.put(key, content);
    return key;
  }

  /// Why an object that bears the name of its bytes cannot be read. Damage would have changed the
  /// name: when the seal does not open, nobody with this vault's key has written the object.
  public static VaultException unreadable(String key, FormatException cause) {
    return cause.sealBroken() ? foreign(key, cause) : damaged(key, cause);
  }

  public static VaultException foreign(String key, FormatException cause) {
    return new VaultException(
        VaultException.Code.FOREIGN,
        key + " was not written with this vault's key",
        "Someone without the key put it there; `hikae vault heal` takes it away.",
        cause);
  }

  public static VaultException damaged(String key, FormatException cause) {
    return new VaultException(
        VaultException.Code.DAMAGED,
        key + " is damaged: " + cause.getMessage(),
        "Run `hikae vault check` to see what it touches, and bring it back from a mirror.",
        cause);
  }
}
