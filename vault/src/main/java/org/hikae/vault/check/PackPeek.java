package org.hikae.vault.check;

import java.io.IOException;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.pack.PackTrailer;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.StoredObject;

/// Looks at the directory of a pack that no index lists: whether it is one of this vault's at all.
record PackPeek(Store store, Keyring keys) {
  void require(StoredObject pack) throws IOException {
    var name = Layout.nameIn(pack.key());
    if (name.isEmpty() || pack.size() > Layout.LARGEST_OBJECT) {
      throw SealedObject.foreign(pack.key(), new FormatException("no pack has its size"));
    }
    try {
      PackTrailer.directory(store, name.get(), (int) pack.size(), keys);
    } catch (FormatException e) {
      throw SealedObject.foreign(pack.key(), e);
    }
  }
}
