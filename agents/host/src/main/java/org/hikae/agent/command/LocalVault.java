package org.hikae.agent.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig.VaultPlace;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.config.AgentException.Code;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultKey;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess;
import org.hikae.vault.store.Stores;
import org.jspecify.annotations.Nullable;

/// The agent's own vault. It is made by its first use: new by the first backup, a member of the
/// family by the first mirror run.
public final class LocalVault implements AutoCloseable {
  private final VaultPlace place;
  private final StoreAccess access;
  private final Store store;
  private @Nullable Vault open;

  private LocalVault(VaultPlace place, StoreAccess access, Store store) {
    this.place = place;
    this.access = access;
    this.store = store;
  }

  /// Finds the store and the key; opens the vault when it is there.
  public static LocalVault at(VaultPlace place, StoreAccess access) throws IOException {
    if (!Files.isReadable(place.keyFile())) {
      throw new AgentException(
          Code.VAULT_CLOSED,
          "the key file " + place.keyFile() + " of vault " + place.name() + " cannot be read",
          "put the vault family's key file there; a new family's is at least 32 random bytes");
    }
    var vault = new LocalVault(place, access, Stores.open(place.url(), access));
    try {
      vault.existing();
    } catch (VaultException closed) {
      throw new AgentException(
          Code.VAULT_CLOSED,
          "vault " + place.name() + " does not open: " + closed.getMessage(),
          closed.hint(),
          closed);
    }
    return vault;
  }

  /// Where its files live, whether or not there is a vault yet.
  public Store store() {
    return store;
  }

  /// The vault, when there is one.
  public synchronized Optional<Vault> existing() throws IOException {
    if (open == null) {
      try {
        open = Vault.open(store, key());
      } catch (VaultException absent) {
        if (absent.code() != VaultException.Code.NOT_A_VAULT) {
          throw absent;
        }
      }
    }
    return Optional.ofNullable(open);
  }

  /// The vault; made new when there is none.
  synchronized Vault orNew() throws IOException {
    var vault = existing();
    return vault.isPresent()
        ? vault.get()
        : made(Vault.create(store, key(), VaultSettings.DEFAULT));
  }

  /// The vault; made a member of the family in `remote` when there is none.
  synchronized Vault orMirrorOf(Store remote) throws IOException {
    var vault = existing();
    return vault.isPresent() ? vault.get() : made(Vault.createMirrorOf(remote, store, key()));
  }

  /// Opens another site's store with this node's identity.
  Store remote(String address) throws IOException {
    return Stores.open(address, access);
  }

  private Vault made(Vault vault) {
    open = vault;
    return vault;
  }

  private VaultKey key() {
    return new VaultKey.KeyFile(place.keyFile());
  }

  @Override
  public synchronized void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
    store.close();
  }
}
