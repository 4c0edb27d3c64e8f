package org.hikae.vault.key;

import static org.hikae.vault.key.Argon2Block.WORDS;

import org.hikae.vault.format.Encoder;

/// Argon2id, version 1.3 (RFC 9106), without its optional secret and associated data: makes a key
/// of a passphrase, slowly and with much memory, so that guessing is dear. Lanes are filled one
/// after the other.
final class Argon2id {
  private static final int VERSION = 0x13;
  private static final int TYPE = 2;
  private static final int SLICES = 4;
  private static final int FIRST_HASH = 64;

  private final Argon2Cost cost;
  private final int segment;
  private final int lane;
  private final long[] memory;
  private final long[] work = new long[WORDS];

  private Argon2id(Argon2Cost cost) {
    this.cost = cost;
    this.segment = Math.max(2, cost.memoryKib() / (SLICES * cost.lanes()));
    this.lane = segment * SLICES;
    this.memory = new long[lane * cost.lanes() * WORDS];
  }

  /// `length` bytes of key.
  static byte[] derive(byte[] passphrase, byte[] salt, Argon2Cost cost, int length) {
    var argon2 = new Argon2id(cost);
    argon2.begin(Blake2b.hash(request(passphrase, salt, cost, length), FIRST_HASH));
    for (var pass = 0; pass < cost.iterations(); pass++) {
      for (var slice = 0; slice < SLICES; slice++) {
        for (var lane = 0; lane < cost.lanes(); lane++) {
          argon2.fill(pass, slice, lane);
        }
      }
    }
    return argon2.end(length);
  }

  private static byte[] request(byte[] passphrase, byte[] salt, Argon2Cost cost, int length) {
    var out = new Encoder();
    number(out, cost.lanes());
    number(out, length);
    number(out, cost.memoryKib());
    number(out, cost.iterations());
    number(out, VERSION);
    number(out, TYPE);
    number(out, passphrase.length);
    out.bytes(passphrase);
    number(out, salt.length);
    out.bytes(salt);
    number(out, 0);
    number(out, 0);
    return out.toBytes();
  }

  /// Argon2's numbers have their lowest byte first.
  private static void number(Encoder out, int value) {
    out.u32(Integer.reverseBytes(value));
  }

  /// The first two blocks of each lane come of the passphrase; all others of these.
  private void begin(byte[] first) {
    for (var at = 0; at < cost.lanes(); at++) {
      for (var block = 0; block < 2; block++) {
        var seed = new Encoder().bytes(first);
        number(seed, block);
        number(seed, at);
        var bytes = longHash(seed.toBytes(), WORDS * 8);
        for (var i = 0; i < WORDS; i++) {
          memory[(at * lane + block) * WORDS + i] = (long) Blake2b.WORD.get(bytes, i * 8);
        }
      }
    }
  }

  private byte[] end(int length) {
    var last = new byte[WORDS * 8];
    for (var i = 0; i < WORDS; i++) {
      var word = 0L;
      for (var at = 1; at <= cost.lanes(); at++) {
        word ^= memory[(at * lane - 1) * WORDS + i];
      }
      Blake2b.WORD.set(last, i * 8, word);
    }
    return longHash(last, length);
  }

  /// Fills one lane's part of a slice.
  private void fill(int pass, int slice, int at) {
    var addresses = pass == 0 && slice < SLICES / 2 ? new Addresses(pass, at, slice) : null;
    for (var i = pass == 0 && slice == 0 ? 2 : 0; i < segment; i++) {
      var block = slice * segment + i;
      var previous = (at * lane + (block == 0 ? lane : block) - 1) * WORDS;
      var chance = addresses == null ? memory[previous] : addresses.next(i);
      var other = pass == 0 && slice == 0 ? at : (int) ((chance >>> 32) % cost.lanes());
      var reference = (other * lane + choose(pass, slice, i, other == at, chance)) * WORDS;
      var target = (at * lane + block) * WORDS;
      Argon2Block.compress(memory, previous, memory, reference, memory, target, pass > 0, work);
    }
  }

  /// Which block of a lane is referred to: one of those that are filled, rather a late one.
  private int choose(int pass, int slice, int i, boolean own, long chance) {
    var done = pass == 0 ? slice * segment : lane - segment;
    var area = done + (own ? i - 1 : i == 0 ? -1 : 0);
    var low = chance & 0xffffffffL;
    var back = (area * ((low * low) >>> 32)) >>> 32;
    var begins = pass == 0 ? 0 : (slice + 1) % SLICES * segment;
    return (int) ((begins + area - 1 - back) % lane);
  }

  /// BLAKE2b of any length.
  private static byte[] longHash(byte[] message, int length) {
    var out = new Encoder();
    number(out, length);
    out.bytes(message);
    if (length <= Blake2b.LONGEST) {
      return Blake2b.hash(out.toBytes(), length);
    }
    var result = new byte[length];
    var hash = Blake2b.hash(out.toBytes(), Blake2b.LONGEST);
    var done = 0;
    for (; length - done > Blake2b.LONGEST; done += Blake2b.LONGEST / 2) {
      System.arraycopy(hash, 0, result, done, Blake2b.LONGEST / 2);
      var rest = Math.min(Blake2b.LONGEST, length - done - Blake2b.LONGEST / 2);
      hash = Blake2b.hash(hash, rest);
    }
    System.arraycopy(hash, 0, result, done, length - done);
    return result;
  }

  /// What stands for chance where the passphrase must not decide which memory is read.
  private final class Addresses {
    private final long[] zero = new long[WORDS];
    private final long[] input = new long[WORDS];
    private final long[] words = new long[WORDS];
    private boolean begun;

    Addresses(int pass, int at, int slice) {
      input[0] = pass;
      input[1] = at;
      input[2] = slice;
      input[3] = (long) lane * cost.lanes();
      input[4] = cost.iterations();
      input[5] = TYPE;
    }

    long next(int i) {
      if (!begun || i % WORDS == 0) {
        begun = true;
        input[6]++;
        Argon2Block.compress(zero, 0, input, 0, words, 0, false, work);
        Argon2Block.compress(zero, 0, words, 0, words, 0, false, work);
      }
      return words[i % WORDS];
    }
  }
}
