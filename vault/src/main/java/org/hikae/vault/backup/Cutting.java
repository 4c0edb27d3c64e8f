package org.hikae.vault.backup;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.tree.PieceList;

/// Reads one stream to its end, cuts it and hands it out in segments, of which only a few exist at
/// any time.
final class Cutting {
  private static final int OUTSTANDING = 3;

  private final Chunker chunker;
  private final Crew crew;
  private final Deposit.Lane lane;
  private final PieceList pieces;
  private final Deque<Segment> outstanding = new ArrayDeque<>();
  private int[] ends = new int[128];
  private int count;
  private long[] barriers = {};
  private int nextBarrier;
  private long bufferAt;

  /// Gives a stream's next bytes; fewer than asked for only at its end.
  @FunctionalInterface
  interface Input {
    int read(byte[] into, int at, int count) throws IOException;
  }

  Cutting(Chunker chunker, Crew crew, Deposit.Lane lane, PieceList pieces) {
    this.chunker = chunker;
    this.crew = crew;
    this.lane = lane;
    this.pieces = pieces;
  }

  /// @param barriers offsets in the stream, ascending, at which a chunk has to end
  /// @return how many bytes the stream had
  long run(Input input, long... barriers) throws IOException {
    this.barriers = barriers;
    var total = 0L;
    var buffer = crew.buffer();
    var held = 0;
    for (var ended = false; !ended; ) {
      var wanted = Crew.SEGMENT + chunker.most() - held;
      var read = input.read(buffer, held, wanted);
      ended = read < wanted;
      total += read;
      held += read;
      var cut = cutAll(buffer, held, ended);
      bufferAt += cut;
      var next = crew.buffer();
      System.arraycopy(buffer, cut, next, 0, held - cut);
      handOut(buffer);
      buffer = next;
      held -= cut;
    }
    crew.giveBack(buffer);
    while (!outstanding.isEmpty()) {
      takeIn();
    }
    return total;
  }

  /// Cuts while what follows cannot move the cut any more.
  private int cutAll(byte[] buffer, int held, boolean ended) {
    var from = 0;
    count = 0;
    while (from < held) {
      var end = (int) Math.min(held, barrierAfter(bufferAt + from) - bufferAt);
      if (end == held && !ended && end - from < chunker.most()) {
        break;
      }
      from += chunker.cut(buffer, from, end);
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = from;
    }
    return from;
  }

  private long barrierAfter(long offset) {
    while (nextBarrier < barriers.length && barriers[nextBarrier] <= offset) {
      nextBarrier++;
    }
    return nextBarrier < barriers.length ? barriers[nextBarrier] : Long.MAX_VALUE;
  }

  private void handOut(byte[] buffer) throws IOException {
    if (count == 0) {
      crew.giveBack(buffer);
      return;
    }
    var segment = new Segment(buffer, Arrays.copyOf(ends, count));
    outstanding.add(segment);
    crew.offer(segment, lane);
    while (!outstanding.isEmpty()
        && (outstanding.element().isStored() || outstanding.size() > OUTSTANDING)) {
      takeIn();
    }
  }

  private void takeIn() throws IOException {
    var segment = outstanding.element();
    crew.await(segment, lane);
    segment.list(pieces);
    crew.giveBack(segment.buffer());
    outstanding.remove();
  }
}
