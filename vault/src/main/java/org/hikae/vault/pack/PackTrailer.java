package org.hikae.vault.pack;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;

/// The end of a pack, from which its directory is found: the sealed directory's size as u32 and a
/// magic.
public final class PackTrailer {
  private PackTrailer() {}

  /// The sealed directory of a whole pack.
  public static byte[] sealedDirectory(ByteBuffer pack) throws FormatException {
    var length = pack.limit();
    if (length < PackDirectory.FIRST_FRAME + PackWriter.TRAILER) {
      throw new FormatException("too short for a pack");
    }
    requireHeader(pack);
    var magic = new byte[PackWriter.END_MAGIC.length];
    pack.get(length - magic.length, magic);
    var size = pack.getInt(length - PackWriter.TRAILER);
    var room = length - PackWriter.TRAILER - PackDirectory.FIRST_FRAME;
    if (!Arrays.equals(magic, PackWriter.END_MAGIC) || size < 0 || size > room) {
      throw new FormatException("does not end as a pack");
    }
    var sealed = new byte[size];
    pack.get(length - PackWriter.TRAILER - size, sealed);
    return sealed;
  }

  private static void requireHeader(ByteBuffer pack) throws FormatException {
    var magic = new byte[PackWriter.MAGIC.length];
    pack.get(0, magic);
    if (!Arrays.equals(magic, PackWriter.MAGIC)) {
      throw new FormatException("does not begin as a pack");
    }
    if (pack.getShort(4) != Layout.VERSION) {
      throw new FormatException("a pack of format version " + pack.getShort(4));
    }
  }
}
