package org.hikae.vault.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Mends the object `vault` of a damaged vault with the key of a member of its family.
public final class ConfigRepair {
  private static final int VERSIONS_AT = 8;

  private final Store store;
  private final Opened member;
  private final byte[] family;

  public ConfigRepair(Store store, Opened member, byte[] family) {
    this.store = store;
    this.member = member;
    this.family = family.clone();
  }

  /// What has to be written in place of the config, or empty when it is good. Throws when the place
  /// holds nothing of a vault, or a vault of another family or of a later version.
  public Optional<byte[]> mended() throws IOException {
    var bytes = present();
    if (bytes.isPresent() && opens(bytes.get())) {
      return Optional.empty();
    }
    if (bytes.isPresent()) {
      var ofThisVersion = withVersions(bytes.get());
      if (opens(ofThisVersion)) {
        return Optional.of(ofThisVersion);
      }
      requireOfOurs(bytes.get());
    }
    requireRemains();
    return Optional.of(fresh());
  }

  private Optional<byte[]> present() throws IOException {
    try {
      var content = store.get(Layout.VAULT);
      var bytes = new byte[content.remaining()];
      content.get(bytes);
      return Optional.of(bytes);
    } catch (StoreException.Missing _) {
      return Optional.empty();
    }
  }

  private boolean opens(byte[] bytes) {
    try {
      var config = VaultConfig.read(bytes, store.address());
      config.settings(member.keys());
      return Arrays.equals(config.family(), family);
    } catch (VaultException | FormatException | IllegalArgumentException _) {
      return false;
    }
  }

  private static byte[] withVersions(byte[] bytes) {
    var mended = bytes.clone();
    if (mended.length >= VERSIONS_AT + 4) {
      ByteBuffer.wrap(mended)
          .putShort(VERSIONS_AT, (short) Layout.VERSION)
          .putShort(VERSIONS_AT + 2, (short) Layout.VERSION);
    }
    return mended;
  }

  /// A vault that says it needs a later reader is let alone: it may be true.
  private void requireOfOurs(byte[] bytes) throws VaultException {
    try {
      VaultConfig.read(bytes, store.address());
    } catch (VaultException e) {
      if (e.code() == VaultException.Code.NEWER_FORMAT) {
        throw e;
      }
    }
  }

  /// A vault whose slots are of this family, or that holds points of it, is one of it, whatever its
  /// config says.
  private void requireRemains() throws IOException {
    for (var slot : SlotSearch.slots(store)) {
      var bytes = store.get(slot);
      var ids = new byte[VaultConfig.ID_BYTES];
      if (bytes.remaining() > 11 + ids.length) {
        bytes.get(11, ids);
        if (Arrays.equals(ids, family)) {
          return;
        }
      }
    }
    if (holdsOurSnapshots()) {
      return;
    }
    throw new VaultException(
        VaultException.Code.NOT_A_VAULT,
        store.address() + " holds nothing of a vault of this family",
        "Make a mirror there with `hikae vault mirror --from`.");
  }

  private boolean holdsOurSnapshots() throws IOException {
    var snapshots = new ArrayList<String>();
    store.list(Layout.SNAPSHOTS, object -> snapshots.add(object.key()));
    for (var key : snapshots) {
      if (isOurs(key)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(String key) throws IOException {
    try {
      var sealed = SealedObject.read(store, key);
      member.keys().envelope(SealType.SNAPSHOT).open(sealed, Layout.LARGEST_OBJECT);
      return true;
    } catch (VaultException | FormatException _) {
      return false;
    }
  }

  private byte[] fresh() {
    var id = new byte[VaultConfig.ID_BYTES];
    member.surroundings().random().nextBytes(id);
    VaultSettings settings = member.settings();
    return VaultConfig.write(
        family, id, member.surroundings().clock().instant(), settings, member.keys());
  }
}
