package org.hikae.vault.manifest;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// The manifests in a store.
public record Manifests(Store store, Keyring keys) {

  /// The names of all snapshots, in no particular order.
  public List<ObjectName> names() throws IOException {
    var names = new LinkedHashSet<ObjectName>(); // a listing may show an object twice
    store.list(Layout.SNAPSHOTS, object -> Layout.nameIn(object.key()).ifPresent(names::add));
    return List.copyOf(names);
  }

  public Manifest read(ObjectName name) throws IOException {
    return open(name, SealedObject.read(store, key(name)));
  }

  /// A manifest, of whatever store, from its sealed bytes.
  public Manifest open(ObjectName name, byte[] sealed) throws VaultException {
    try {
      return Manifest.read(keys.envelope(SealType.SNAPSHOT).open(sealed, Layout.LARGEST_OBJECT));
    } catch (FormatException e) {
      throw SealedObject.unreadable(key(name), e);
    }
  }

  /// A manifest, or empty when it is gone.
  public Optional<Manifest> present(ObjectName name) throws IOException {
    try {
      return Optional.of(read(name));
    } catch (StoreException.Missing _) {
      return Optional.empty();
    }
  }

  /// A manifest that may be gone by now, or may be nobody's with this vault's key: then empty.
  public Optional<Manifest> own(ObjectName name) throws IOException {
    try {
      return present(name);
    } catch (VaultException e) {
      if (e.code() == VaultException.Code.FOREIGN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// A manifest, or empty when it is gone or cannot be read.
  public Optional<Manifest> readable(ObjectName name) throws IOException {
    try {
      return own(name);
    } catch (VaultException e) {
      if (e.isUnreadable()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Makes a snapshot visible; it is durable when this returns.
  public ObjectName publish(Manifest manifest) throws IOException {
    var sealed = keys.envelope(SealType.SNAPSHOT).seal(manifest.write());
    var key = SealedObject.write(store, Layout.SNAPSHOTS, sealed);
    return Layout.nameIn(key).orElseThrow();
  }

  public static String key(ObjectName name) {
    return Layout.SNAPSHOTS + name;
  }
}
