package org.hikae.vault.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.hikae.vault.tree.Content.Hole;
import org.jspecify.annotations.Nullable;

/// Writes a file's bytes with zeros where its holes are.
final class HoleFiller implements ContentSink {
  private static final byte[] ZEROS = new byte[64 << 10];

  private final OutputStream out;
  private final Iterator<Hole> holes;
  private @Nullable Hole hole;
  private long position;

  HoleFiller(OutputStream out, List<Hole> holes) {
    this.out = out;
    this.holes = holes.iterator();
    nextHole();
  }

  private void nextHole() {
    hole = holes.hasNext() ? holes.next() : null;
  }

  @Override
  public void content(byte[] bytes, int from, int count) throws IOException {
    fill();
    out.write(bytes, from, count);
    position += count;
  }

  private void fill() throws IOException {
    while (hole != null && hole.offset() == position) {
      for (var left = hole.length(); left > 0; left -= ZEROS.length) {
        out.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
      }
      position += hole.length();
      nextHole();
    }
  }

  /// Writes what is left of holes; says how long the file has become.
  long end() throws IOException {
    fill();
    return position;
  }
}
