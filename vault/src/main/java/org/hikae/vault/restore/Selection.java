package org.hikae.vault.restore;

import java.util.Arrays;
import java.util.List;
import org.hikae.vault.VaultException;
import org.hikae.vault.tree.TreePath;

/// Which part of a snapshot is wanted, and where it goes below the target.
public final class Selection {
  private final byte[] base;
  private final List<byte[]> only;

  /// @param base the folder that becomes the top
  /// @param only what is wanted, in full paths; empty = everything
  public Selection(String base, List<String> only) {
    this.base = TreePath.of(base);
    this.only = only.stream().map(TreePath::of).toList();
  }

  /// What there is to say when nothing was found.
  public static VaultException nothingThere() {
    return new VaultException(
        VaultException.Code.NO_SUCH_SNAPSHOT,
        "nothing in the snapshot is at or below what was asked for",
        "Check the paths; a snapshot's roots are shown by `hikae points list`.");
  }

  public boolean isNarrow() {
    return base.length > 0 || !only.isEmpty();
  }

  public boolean isBase(byte[] path) {
    return base.length > 0 && Arrays.equals(path, base);
  }

  public boolean includes(byte[] path) {
    return TreePath.within(path, base)
        && (only.isEmpty() || only.stream().anyMatch(wanted -> TreePath.within(path, wanted)));
  }

  /// Whether a folder is wanted, or one above something that is.
  public boolean leadsTo(byte[] folder) {
    return TreePath.within(folder, base)
        && (only.isEmpty()
            || only.stream()
                .anyMatch(
                    wanted -> TreePath.within(folder, wanted) || TreePath.within(wanted, folder)));
  }

  public byte[] target(byte[] path) {
    return TreePath.below(base, path);
  }
}
