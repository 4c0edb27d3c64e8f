package org.hikae.vault.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.file.FileSystemReader.OpenFile;
import org.hikae.vault.tree.Content.Hole;

/// Reads a file without its holes, to its end wherever that is by now.
final class DataRuns {
  private final OpenFile file;
  private final List<Hole> holes;
  private int nextHole;
  private long position;

  DataRuns(OpenFile file, List<Hole> holes) {
    this.file = file;
    this.holes = holes;
  }

  int read(byte[] into, int at, int count) throws IOException {
    var total = 0;
    while (total < count) {
      passHole();
      var left = count - total;
      var wanted =
          nextHole < holes.size()
              ? (int) Math.min(left, holes.get(nextHole).offset() - position)
              : left;
      var read = file.read(into, at + total, wanted, position);
      total += read;
      position += read;
      if (read < wanted) {
        break;
      }
    }
    return total;
  }

  private void passHole() {
    while (nextHole < holes.size() && holes.get(nextHole).offset() == position) {
      position += holes.get(nextHole).length();
      nextHole++;
    }
  }

  /// Where in what is read each hole was left out: no chunk reaches over it.
  long[] barriers() {
    return barriers(holes);
  }

  static long[] barriers(List<Hole> holes) {
    var left = 0L;
    var barriers = new long[holes.size()];
    for (var i = 0; i < barriers.length; i++) {
      barriers[i] = holes.get(i).offset() - left;
      left += holes.get(i).length();
    }
    return barriers;
  }

  /// The holes that were passed: fewer than there were, when the file ended early.
  List<Hole> holes() {
    return new ArrayList<>(holes.subList(0, nextHole));
  }
}
