package org.hikae.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.KeyShare;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.MasterKey;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.SlotSearch;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.lock.LockingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Opens a vault, by whatever yields its master key.
record Opening(Store store, Surroundings surroundings) {

  /// By a passphrase or a key file.
  Vault by(VaultKey key) throws IOException {
    var config = config();
    var found = SlotSearch.open(store, config.family(), key, surroundings.random());
    return open(config, found.master(), Optional.of(found.slot()));
  }

  /// By the key of another member of the family.
  Vault by(MasterKey master) throws IOException {
    return open(config(), master, Optional.empty());
  }

  Vault by(List<KeyShare> shares) throws IOException {
    var config = config();
    var master = KeyShare.join(shares);
    if (!Arrays.equals(shares.getFirst().family(), config.family())) {
      throw new VaultException(
          VaultException.Code.OTHER_FAMILY,
          "the shares are of another family than " + store.address(),
          "Each share says which family it is of.");
    }
    try {
      return open(config, master, Optional.empty());
    } catch (VaultException e) {
      throw new VaultException(
          VaultException.Code.WRONG_KEY,
          "the shares do not yield the key of " + store.address() + ": one of them is not genuine",
          "Try with other shares of the same split.",
          e);
    }
  }

  private Vault open(VaultConfig config, MasterKey master, Optional<String> slot)
      throws IOException {
    var keys = new Keyring(master, surroundings.random());
    try {
      var settings = config.settings(keys);
      var locking = LockingStore.of(store, settings.lock(), surroundings.clock());
      return new Vault(new Opened(locking, keys, settings, surroundings), config, slot);
    } catch (FormatException | IllegalArgumentException e) {
      throw SealedObject.damaged(
          Layout.VAULT, e instanceof FormatException f ? f : new FormatException("settings", e));
    }
  }

  private VaultConfig config() throws IOException {
    try {
      var content = store.get(Layout.VAULT);
      var bytes = new byte[content.remaining()];
      content.get(bytes);
      return VaultConfig.read(bytes, store.address());
    } catch (StoreException.Missing e) {
      throw new Ground(store).absent(e);
    }
  }
}
