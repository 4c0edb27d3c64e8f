package org.hikae.vault.backup;

import java.util.Optional;
import org.hikae.vault.tree.TreeItem;

/// An entry of the tree to be, known already or only when its file has been read.
interface Planned {
  /// The entry; empty when there is none to be had after all.
  Optional<TreeItem.Entry> entry();

  /// An entry that needs no reading.
  record Known(TreeItem.Entry known) implements Planned {
    @Override
    public Optional<TreeItem.Entry> entry() {
      return Optional.of(known);
    }
  }
}
