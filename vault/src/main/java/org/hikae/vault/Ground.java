package org.hikae.vault;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.hikae.vault.format.Layout;
import org.hikae.vault.store.Store;
import org.jspecify.annotations.Nullable;

/// What lies where a vault is to be, or should be, while there is no config.
record Ground(Store store) {
  private static final String COME_BACK =
      "Bring it back from a mirror: `hikae vault heal --from URL`. Nothing is to be made anew"
          + " there.";

  /// Throws unless a vault can be founded here: nothing of another vault, nothing of anybody else.
  /// What a founding that was killed has left is no hindrance.
  void requireFree() throws IOException {
    if (store.stat(Layout.VAULT).isPresent()) {
      throw exists();
    }
    if (holdsContent()) {
      throw new VaultException(
          VaultException.Code.VAULT_EXISTS,
          store.address() + " holds the data of a vault whose config is gone",
          COME_BACK);
    }
    var foreign = first("", key -> !Layout.isWithin(key));
    if (foreign != null) {
      throw new VaultException(
          VaultException.Code.TARGET_UNWRITABLE,
          store.address() + " is not empty: it holds " + foreign,
          "Name a new or an empty place: a vault keeps its place for itself.");
    }
  }

  VaultException exists() {
    return new VaultException(
        VaultException.Code.VAULT_EXISTS,
        store.address() + " holds a vault already",
        "Use it, or choose another place.");
  }

  /// Why there is no config to read.
  VaultException absent(Throwable cause) throws IOException {
    return holdsContent()
        ? new VaultException(
            VaultException.Code.DAMAGED,
            "the config of the vault at " + store.address() + " is gone",
            COME_BACK,
            cause)
        : new VaultException(
            VaultException.Code.NOT_A_VAULT,
            store.address() + " holds no vault",
            "Check the address, or make a vault there with `hikae vault init`.",
            cause);
  }

  private boolean holdsContent() throws IOException {
    for (var prefix : Layout.CONTENT) {
      if (first(prefix, Layout::gives) != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String first(String prefix, Predicate<String> wanted) throws IOException {
    var found = new AtomicReference<@Nullable String>();
    store.list(
        prefix,
        object -> {
          if (wanted.test(object.key())) {
            found.compareAndSet(null, object.key());
          }
        });
    return found.get();
  }
}
