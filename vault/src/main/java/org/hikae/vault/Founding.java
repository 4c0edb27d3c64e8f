package org.hikae.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.KeySlot;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.MasterKey;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.SlotSearch;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.lock.LockingStore;
import org.hikae.vault.store.Store;

/// Makes a vault where there is none.
record Founding(Store store, Surroundings surroundings) {

  /// A vault with a key of its own.
  Vault ofANewFamily(VaultKey key, VaultSettings settings) throws IOException {
    new Ground(store).requireFree();
    var family = new byte[VaultConfig.ID_BYTES];
    surroundings.random().nextBytes(family);
    var master = MasterKey.random(family, surroundings.random());
    var slot = KeySlot.wrap(master, family, key, surroundings.random());
    SealedObject.write(locking(settings), Layout.KEYS, slot);
    return found(family, settings, new Keyring(master, surroundings.random()));
  }

  /// A vault with the keys of another one, opened by whatever opens that.
  Vault ofTheFamilyOf(Opened original, VaultConfig config) throws IOException {
    new Ground(store).requireFree();
    for (var slot : SlotSearch.readable(original.store())) {
      SealedObject.write(locking(original.settings()), Layout.KEYS, slot);
    }
    return found(config.family(), original.settings(), original.keys());
  }

  private Store locking(VaultSettings settings) {
    return LockingStore.of(store, settings.lock(), surroundings.clock());
  }

  /// The config comes last: before it there is no vault.
  private Vault found(byte[] family, VaultSettings settings, Keyring keys) throws IOException {
    var id = new byte[VaultConfig.ID_BYTES];
    surroundings.random().nextBytes(id);
    var bytes = VaultConfig.write(family, id, surroundings.clock().instant(), settings, keys);
    var locking = locking(settings);
    if (locking.put(Layout.VAULT, ByteBuffer.wrap(bytes)) == Store.Put.EXISTED
        && !store.get(Layout.VAULT).equals(ByteBuffer.wrap(bytes))) {
      throw new Ground(store)
          .exists(); // else it is this very one, and only the answer to the put was lost
    }
    return new Vault(
        new Opened(locking, keys, settings, surroundings),
        VaultConfig.read(bytes, store.address()),
        Optional.empty());
  }
}
