package org.hikae.vault.check;

import java.nio.ByteBuffer;
import java.util.Set;
import org.hikae.vault.format.ObjectName;

/// Part of a vault's packs, chosen by their names alone. Names are hashes, so that slices are about
/// equally large, and a pack stays in its slice for as long as it exists.
///
/// @param numbers which of the slices, counted from 0
/// @param of into how many slices the packs are divided
public record Slice(Set<Integer> numbers, int of) {
  public static final int MOST = 1 << 16;

  public static final Slice ALL = new Slice(Set.of(0), 1);

  public Slice {
    numbers = Set.copyOf(numbers);
    if (of < 1 || of > MOST || numbers.stream().anyMatch(each -> each < 0 || each >= of)) {
      throw new IllegalArgumentException("slices " + numbers + " of " + of);
    }
  }

  public boolean includes(ObjectName pack) {
    return numbers.contains(numberOf(pack, of));
  }

  /// The first 4 bytes of the name as an unsigned number, times `of`, divided by 2^32.
  static int numberOf(ObjectName pack, int of) {
    var first = Integer.toUnsignedLong(ByteBuffer.wrap(pack.bytes()).getInt());
    return (int) ((first * of) >>> 32);
  }
}
