package org.hikae.vault.restore;

import java.util.Iterator;
import java.util.List;
import org.hikae.vault.tree.Content.Hole;
import org.jspecify.annotations.Nullable;

/// Where the pieces of a file go: one after the other, around its holes. A piece that reaches over
/// a hole is not possible, because data is cut at holes only by reading on behind them.
final class FileLayout {
  private final Iterator<Hole> holes;
  private @Nullable Hole hole;
  private long position;

  FileLayout(List<Hole> holes) {
    this.holes = holes.iterator();
    this.hole = this.holes.hasNext() ? this.holes.next() : null;
  }

  long place(long length) {
    while (hole != null && hole.offset() == position) {
      position += hole.length();
      hole = holes.hasNext() ? holes.next() : null;
    }
    var at = position;
    position += length;
    return at;
  }
}
