package org.hikae.vault.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.index.BlobIndex;

/// A batch of pieces to write, grouped by the frame they come from, frames in the order of packs.
/// Columns, because there are many.
final class Plan {
  private final List<RestoreFile> files = new ArrayList<>();
  private int[] blob = new int[1 << 10];
  private int[] file = new int[1 << 10];
  private long[] position = new long[1 << 10];
  private long[] nameA = new long[1 << 10];
  private long[] nameB = new long[1 << 10];
  private int size;

  int add(RestoreFile restored) {
    files.add(restored);
    return files.size() - 1;
  }

  /// @param name what the blob has to be: half of it is kept, and compared when it is written
  void add(int fileNumber, int blobNumber, BlobName name, long at) {
    if (size == blob.length) {
      nameA = Arrays.copyOf(nameA, size * 2);
      nameB = Arrays.copyOf(nameB, size * 2);
      blob = Arrays.copyOf(blob, size * 2);
      file = Arrays.copyOf(file, size * 2);
      position = Arrays.copyOf(position, size * 2);
    }
    nameA[size] = name.a();
    nameB[size] = name.b();
    blob[size] = blobNumber;
    file[size] = fileNumber;
    position[size++] = at;
  }

  int size() {
    return size;
  }

  RestoreFile file(int piece) {
    return files.get(file[piece]);
  }

  int blob(int piece) {
    return blob[piece];
  }

  boolean isNamed(int piece, BlobName name) {
    return nameA[piece] == name.a() && nameB[piece] == name.b();
  }

  long position(int piece) {
    return position[piece];
  }

  /// The pieces sorted by where their blobs lie: blobs are numbered in the order of packs, frames
  /// and offsets. Each entry is a piece's number.
  int[] inPackOrder() {
    var keys = new long[size];
    for (var i = 0; i < size; i++) {
      keys[i] = (long) blob[i] << 32 | i;
    }
    Arrays.parallelSort(keys);
    var order = new int[size];
    for (var i = 0; i < size; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  /// Where each frame's pieces begin in `order`, and the end of the last.
  int[] frameStarts(int[] order, BlobIndex index) {
    var starts = new int[order.length + 1];
    var count = 0;
    for (var i = 0; i < order.length; i++) {
      if (i == 0 || index.frameOf(blob[order[i]]) != index.frameOf(blob[order[i - 1]])) {
        starts[count++] = i;
      }
    }
    starts[count++] = order.length;
    return Arrays.copyOf(starts, count);
  }
}
