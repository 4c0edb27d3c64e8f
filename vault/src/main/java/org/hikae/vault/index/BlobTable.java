package org.hikae.vault.index;

import org.hikae.vault.format.BlobName;

/// Names in the order they were added, found by hash: 16 bytes of each name (the names are keyed
/// hashes, so that nobody can make two alike) and 4 bytes over the load factor for the hash.
final class BlobTable {
  private static final double FULL = 0.65;

  private final LongColumn high = new LongColumn();
  private final LongColumn low = new LongColumn();
  private int[] slots = new int[1 << 10];

  /// The position of a name, or -1.
  int find(BlobName name) {
    var slot = slots[slotOf(name.a(), name.b())];
    return slot - 1;
  }

  /// Adds a name.
  ///
  /// @return its position, or -1 when it was there already
  int add(BlobName name) {
    return add(name.a(), name.b());
  }

  private int add(long a, long b) {
    var slot = slotOf(a, b);
    if (slots[slot] != 0) {
      return -1;
    }
    var position = high.size();
    high.add(a);
    low.add(b);
    slots[slot] = position + 1;
    if (position + 1 > slots.length * FULL) {
      grow();
    }
    return position;
  }

  /// Adds a name that may be there already, without making it findable twice.
  int append(long a, long b) {
    var added = add(a, b);
    if (added < 0) {
      high.add(a);
      low.add(b);
      return high.size() - 1;
    }
    return added;
  }

  int size() {
    return high.size();
  }

  private int slotOf(long a, long b) {
    var mask = slots.length - 1;
    var slot = (int) a & mask;
    while (slots[slot] != 0 && (high.get(slots[slot] - 1) != a || low.get(slots[slot] - 1) != b)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (var i = 0; i < high.size(); i++) {
      var slot = slotOf(high.get(i), low.get(i));
      if (slots[slot] == 0) {
        slots[slot] = i + 1;
      }
    }
  }
}
