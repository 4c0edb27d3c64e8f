package org.hikae.vault.restore;

import java.util.Arrays;
import java.util.List;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.tree.TreePath;

/// Which part of a snapshot is wanted, and where it goes below the target.
final class Selection {
  private final byte[] base;
  private final List<byte[]> only;

  Selection(RestoreOptions options) {
    base = TreePath.of(options.base());
    only = options.only().stream().map(TreePath::of).toList();
  }

  boolean isNarrow() {
    return base.length > 0 || !only.isEmpty();
  }

  boolean isBase(byte[] path) {
    return base.length > 0 && Arrays.equals(path, base);
  }

  boolean includes(byte[] path) {
    return TreePath.within(path, base)
        && (only.isEmpty() || only.stream().anyMatch(wanted -> TreePath.within(path, wanted)));
  }

  /// Whether a folder is wanted, or one above something that is.
  boolean leadsTo(byte[] folder) {
    return TreePath.within(folder, base)
        && (only.isEmpty()
            || only.stream()
                .anyMatch(
                    wanted -> TreePath.within(folder, wanted) || TreePath.within(wanted, folder)));
  }

  byte[] target(byte[] path) {
    return TreePath.below(base, path);
  }
}
