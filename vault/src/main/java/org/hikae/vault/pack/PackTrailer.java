package org.hikae.vault.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.store.Store;

/// The end of a pack, from which its directory is found: the sealed directory's size as u32 and a
/// magic. So a pack alone is readable, without any index.
public final class PackTrailer {
  private PackTrailer() {}

  /// What a pack of `size` bytes says that it holds, as the bytes of its [PackDirectory].
  public static byte[] directory(Store store, ObjectName pack, int size, Keyring keys)
      throws IOException {
    if (size < PackDirectory.FIRST_FRAME + PackWriter.TRAILER) {
      throw new FormatException("too short for a pack");
    }
    var key = Layout.pack(pack);
    requireHeader(store.get(key, 0, PackDirectory.FIRST_FRAME));
    var sealed = sealedSize(store.get(key, size - PackWriter.TRAILER, PackWriter.TRAILER));
    if (sealed < 0 || sealed > size - PackWriter.TRAILER - PackDirectory.FIRST_FRAME) {
      throw new FormatException("does not end as a pack");
    }
    var content = store.get(key, size - PackWriter.TRAILER - sealed, sealed);
    var bytes = new byte[sealed];
    content.get(bytes);
    return keys.envelope(SealType.DIRECTORY).open(bytes, Layout.LARGEST_OBJECT);
  }

  /// The sealed directory of a pack that is in memory.
  public static byte[] sealedDirectory(ByteBuffer pack) throws FormatException {
    var size = pack.limit();
    if (size < PackDirectory.FIRST_FRAME + PackWriter.TRAILER) {
      throw new FormatException("too short for a pack");
    }
    requireHeader(pack.slice(0, PackDirectory.FIRST_FRAME));
    var sealed = sealedSize(pack.slice(size - PackWriter.TRAILER, PackWriter.TRAILER));
    if (sealed < 0 || sealed > size - PackWriter.TRAILER - PackDirectory.FIRST_FRAME) {
      throw new FormatException("does not end as a pack");
    }
    var bytes = new byte[sealed];
    pack.get(size - PackWriter.TRAILER - sealed, bytes);
    return bytes;
  }

  private static int sealedSize(ByteBuffer trailer) throws FormatException {
    var magic = new byte[PackWriter.END_MAGIC.length];
    var size = trailer.getInt();
    trailer.get(magic);
    if (!Arrays.equals(magic, PackWriter.END_MAGIC)) {
      throw new FormatException("does not end as a pack");
    }
    return size;
  }

  private static void requireHeader(ByteBuffer header) throws FormatException {
    var magic = new byte[PackWriter.MAGIC.length];
    header.get(magic);
    if (!Arrays.equals(magic, PackWriter.MAGIC)) {
      throw new FormatException("does not begin as a pack");
    }
    var version = header.getShort();
    if (version != Layout.VERSION) {
      throw new FormatException("a pack of format version " + version);
    }
  }
}
