package org.hikae.vault.check;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.SlotHeader;
import org.hikae.vault.pack.PackTrailer;

/// Tells objects that someone with the vault's key has written from those that anyone who may write
/// to the store could have put there. Looks at no more than one seal of each.
public final class Provenance {
  private static final Map<String, SealType> SEALED_WHOLE =
      Map.of(
          Layout.SNAPSHOTS, SealType.SNAPSHOT,
          Layout.DATA_INDEX, SealType.INDEX,
          Layout.TREE_INDEX, SealType.INDEX,
          Layout.CONDEMNED, SealType.CONDEMNED,
          Layout.HOLDS, SealType.HOLD,
          Layout.LABELS, SealType.LABEL,
          Layout.VERIFIED, SealType.VERIFIED,
          Layout.PROBES, SealType.PROBE);

  private final Keyring keys;

  public Provenance(Keyring keys) {
    this.keys = keys;
  }

  /// Throws when an object whose bytes match its name was not sealed with the vault's key.
  public void require(String key, ByteBuffer content) throws VaultException {
    try {
      if (key.startsWith(Layout.PACKS)) {
        open(SealType.DIRECTORY, PackTrailer.sealedDirectory(content.duplicate()));
      } else if (key.startsWith(Layout.KEYS)) {
        SlotHeader.read(array(content));
      } else if (type(key).isPresent()) {
        open(type(key).get(), array(content));
      }
    } catch (FormatException e) {
      throw key.startsWith(Layout.PACKS) || key.startsWith(Layout.KEYS)
          ? SealedObject.foreign(key, e)
          : SealedObject.unreadable(key, e);
    }
  }

  private static Optional<SealType> type(String key) {
    return SEALED_WHOLE.entrySet().stream()
        .filter(each -> key.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void open(SealType type, byte[] sealed) throws FormatException {
    keys.envelope(type).open(sealed, Layout.LARGEST_OBJECT);
  }

  private static byte[] array(ByteBuffer content) {
    var bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
