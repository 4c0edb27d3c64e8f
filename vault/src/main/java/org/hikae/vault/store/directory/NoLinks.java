package org.hikae.vault.store.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.vault.store.StoreException;

/// Keeps a store inside its own folder: a symbolic link below it leads elsewhere, where nothing is
/// ours to list, to write or, above all, to delete.
record NoLinks(Path root) {

  /// Throws when a folder of the store, or one on the way to it, is a link.
  void require(Path folder) throws StoreException {
    for (var each = folder; each != null && !each.equals(root); each = each.getParent()) {
      if (Files.isSymbolicLink(each)) {
        throw new StoreException.Unusable(
            each + " is a symbolic link, and a vault does not leave its folder",
            "Put the folder itself there, or mount it there (mount --bind).");
      }
    }
  }
}
