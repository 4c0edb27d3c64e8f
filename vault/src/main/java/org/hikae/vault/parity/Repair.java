package org.hikae.vault.parity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.hikae.vault.format.ObjectName;

/// Brings a damaged pack back by its parity, row by row. What comes out is the pack, byte for byte
/// as its name says, or nothing.
final class Repair {
  private final StripeLayout layout;
  private final Cells cells;
  private final ByteBuffer object;

  private Repair(StripeLayout layout, ByteBuffer pack, ByteBuffer object) {
    this.layout = layout;
    this.object = object;
    this.cells = new Cells(layout, pack, object, ParityObject.sparesAt(layout));
  }

  /// @param damaged what there is of the pack: any bytes, any number of them
  /// @param object the pack's parity, which may be damaged too
  static Optional<ByteBuffer> of(ByteBuffer damaged, ByteBuffer object, ObjectName name) {
    var layout = ParityObject.layout(object, name);
    if (layout.isEmpty()) {
      return Optional.empty();
    }
    var pack = ByteBuffer.allocate(layout.get().packBytes());
    var there = Math.min(pack.capacity(), damaged.remaining());
    pack.put(0, damaged, damaged.position(), there);
    var repair = new Repair(layout.get(), pack, object);
    for (var cell = 0; cell < layout.get().cells(); cell++) {
      if (!repair.row(cell)) {
        return Optional.empty();
      }
    }
    return Optional.of(pack).filter(bytes -> ObjectName.of(bytes).equals(name));
  }

  private boolean isGood(int stripe, int cell) {
    var mark = new byte[ParityObject.MARK];
    object.get(object.position() + ParityObject.markAt(layout, stripe, cell), mark);
    return Arrays.equals(mark, ParityObject.mark(cells.read(stripe, cell)));
  }

  private int[] stripes(int from, int to, int cell, boolean good) {
    return java.util.stream.IntStream.range(from, to)
        .filter(stripe -> isGood(stripe, cell) == good)
        .toArray();
  }

  private boolean row(int cell) {
    var stripes = layout.parity().stripes();
    var lost = stripes(0, stripes, cell, false);
    if (lost.length == 0) {
      return true;
    }
    var spares = stripes(stripes, layout.all(), cell, true);
    if (spares.length < lost.length) {
      return false;
    }
    solve(cell, lost, Arrays.stream(spares).limit(lost.length).map(s -> s - stripes).toArray());
    return true;
  }

  private void solve(int cell, int[] lost, int[] spares) {
    var code = new Code(layout.parity());
    var words = layout.cellBytes() / Long.BYTES;
    var missing = new long[lost.length][];
    for (var i = 0; i < spares.length; i++) {
      missing[i] = ParityObject.words(cells.read(layout.parity().stripes() + spares[i], cell));
    }
    for (var stripe = 0; stripe < layout.parity().stripes(); stripe++) {
      if (Arrays.binarySearch(lost, stripe) < 0) {
        var present = stripe;
        var factors = Arrays.stream(spares).map(spare -> code.factor(spare, present)).toArray();
        Galois.addProducts(ParityObject.words(cells.read(stripe, cell)), factors, missing);
      }
    }
    var solution = code.solution(lost, spares);
    var found = new long[lost.length][words];
    for (var i = 0; i < spares.length; i++) {
      var sum = i;
      var factors = Arrays.stream(solution).mapToInt(row -> row[sum]).toArray();
      Galois.addProducts(missing[i].clone(), factors, found);
    }
    for (var i = 0; i < lost.length; i++) {
      cells.write(lost[i], cell, ParityObject.bytes(found[i]));
    }
  }
}
