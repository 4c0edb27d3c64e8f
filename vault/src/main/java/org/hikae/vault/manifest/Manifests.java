package org.hikae.vault.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.store.Store;

/// The manifests in a store.
public record Manifests(Store store, Keyring keys) {

  /// The names of all snapshots, in no particular order.
  public List<ObjectName> names() throws IOException {
    var names = new ArrayList<ObjectName>();
    store.list(Layout.SNAPSHOTS, object -> Layout.nameIn(object.key()).ifPresent(names::add));
    return names;
  }

  public Manifest read(ObjectName name) throws IOException {
    var key = key(name);
    try {
      var sealed = SealedObject.read(store, key);
      return Manifest.read(keys.envelope(SealType.SNAPSHOT).open(sealed, Layout.LARGEST_OBJECT));
    } catch (FormatException e) {
      throw SealedObject.damaged(key, e);
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
