package org.hikae.vault.chunk;

import java.nio.ByteBuffer;
import org.hikae.vault.key.MasterKey;

/// Cuts streams where their content says, so that an insertion moves no cut but its neighbours. A
/// gear hash proposes one position in 1024; SipHash of the 64 bytes before it, under a secret key,
/// decides. So neither the cuts nor the sizes that follow from them tell an outsider anything.
///
/// Cuts are rarer before the average and more frequent after it, which keeps sizes close to it.
/// Safe for use by many threads.
public final class Chunker {
  /// A byte has so many.
  private static final int VALUES = 256;

  private static final int PROPOSAL_BITS = 10;
  private static final long PROPOSAL = ((1L << PROPOSAL_BITS) - 1) << (63 - PROPOSAL_BITS);

  private final int least;
  private final int average;
  private final int most;
  private final long[] gear = new long[VALUES];
  private final long[] gearTwice = new long[VALUES];
  private final SipHash decision;
  private final long rarely;
  private final long often;

  public Chunker(MasterKey master, int averageBytes) {
    average = averageBytes;
    least = averageBytes / 4;
    most = averageBytes * 4;
    var table = ByteBuffer.wrap(master.derive("hikae/1/chunk/gear", VALUES * 8));
    for (var i = 0; i < VALUES; i++) {
      gear[i] = table.getLong();
      gearTwice[i] = gear[i] << 1;
    }
    var key = ByteBuffer.wrap(master.derive("hikae/1/chunk/decision", 16));
    decision = new SipHash(key.getLong(), key.getLong());
    var bits = 31 - Integer.numberOfLeadingZeros(average - least);
    rarely = -1L >>> (bits + 1 - PROPOSAL_BITS);
    often = -1L >>> (bits - 1 - PROPOSAL_BITS);
  }

  /// The longest chunk there can be: whoever calls [#cut] has this many bytes, or the stream's end.
  public int most() {
    return most;
  }

  /// How long the chunk is that begins at `from`, given the stream up to `end`.
  public int cut(byte[] bytes, int from, int end) {
    if (end - from <= least) {
      return end - from;
    }
    var stop = from + Math.min(end - from, most);
    var normal = Math.min(from + average, stop);
    var hash = primed(bytes, from + least);
    var at = seek(bytes, from + least, normal, hash, rarely);
    if (at >= 0) {
      return at - from;
    }
    at = seek(bytes, normal, stop, primed(bytes, normal), often);
    return (at >= 0 ? at : stop) - from;
  }

  /// The gear hash of the 64 bytes before `at`.
  private long primed(byte[] bytes, int at) {
    var hash = 0L;
    for (var i = at - SipHash.WINDOW; i < at; i++) {
      hash = (hash << 1) + gear[bytes[i] & 0xff];
    }
    return hash;
  }

  /// The end of the first chunk that ends in `(from, to]`, or -1. Two bytes a step: the first of
  /// them is added already doubled and compared with the mask doubled.
  ///
  /// The tables are copied because the compiler sees how long the copies are, and leaves out two
  /// comparisons for each byte.
  private int seek(byte[] bytes, int from, int to, long primed, long threshold) {
    var once = new long[VALUES];
    var twice = new long[VALUES];
    System.arraycopy(gear, 0, once, 0, VALUES);
    System.arraycopy(gearTwice, 0, twice, 0, VALUES);
    var hash = primed;
    var i = from;
    for (; i < to - 1; i += 2) {
      hash = (hash << 2) + twice[bytes[i] & 0xff];
      if ((hash & PROPOSAL << 1) == 0 && agreed(bytes, i + 1, threshold)) {
        return i + 1;
      }
      hash += once[bytes[i + 1] & 0xff];
      if ((hash & PROPOSAL) == 0 && agreed(bytes, i + 2, threshold)) {
        return i + 2;
      }
    }
    if (i < to) {
      hash = (hash << 1) + once[bytes[i] & 0xff];
      if ((hash & PROPOSAL) == 0 && agreed(bytes, i + 1, threshold)) {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean agreed(byte[] bytes, int end, long threshold) {
    var hash = decision.hash(bytes, end - SipHash.WINDOW);
    return Long.compareUnsigned(hash, threshold) <= 0;
  }
}
