package org.hikae.vault.key;

/// Argon2's permutation (RFC 9106, section 3.6), on blocks of 128 words in flat arrays.
///
/// Spelled out on local variables instead of looped over: it is some twice as fast so, and nearly
/// all that deriving a key costs.
final class Argon2Block {
  /// Words of a block.
  static final int WORDS = 128;

  private static final long LOW = 0xffffffffL;

  private Argon2Block() {}

  /// Puts the compression of blocks `x` and `y` into `to`, over what is there if it is `kept`.
  /// `work` is one block to work in.
  static void compress(
      long[] x, int xAt, long[] y, int yAt, long[] to, int toAt, boolean kept, long[] work) {
    for (var i = 0; i < WORDS; i++) {
      var both = x[xAt + i] ^ y[yAt + i];
      work[i] = both;
      to[toAt + i] = kept ? to[toAt + i] ^ both : both;
    }
    for (var i = 0; i < 8; i++) {
      permute(work, i * 16, 2);
    }
    for (var i = 0; i < 8; i++) {
      permute(work, i * 2, 16);
    }
    for (var i = 0; i < WORDS; i++) {
      to[toAt + i] ^= work[i];
    }
  }

  /// Permutes eight pairs of words, of which each begins `step` words after the one before it.
  private static void permute(long[] words, int at, int step) {
    var v0 = words[at];
    var v1 = words[at + 1];
    var v2 = words[at + step];
    var v3 = words[at + step + 1];
    var v4 = words[at + 2 * step];
    var v5 = words[at + 2 * step + 1];
    var v6 = words[at + 3 * step];
    var v7 = words[at + 3 * step + 1];
    var v8 = words[at + 4 * step];
    var v9 = words[at + 4 * step + 1];
    var va = words[at + 5 * step];
    var vb = words[at + 5 * step + 1];
    var vc = words[at + 6 * step];
    var vd = words[at + 6 * step + 1];
    var ve = words[at + 7 * step];
    var vf = words[at + 7 * step + 1];

    v0 += v4 + 2 * (v0 & LOW) * (v4 & LOW);
    vc = Long.rotateRight(vc ^ v0, 32);
    v8 += vc + 2 * (v8 & LOW) * (vc & LOW);
    v4 = Long.rotateRight(v4 ^ v8, 24);
    v0 += v4 + 2 * (v0 & LOW) * (v4 & LOW);
    vc = Long.rotateRight(vc ^ v0, 16);
    v8 += vc + 2 * (v8 & LOW) * (vc & LOW);
    v4 = Long.rotateRight(v4 ^ v8, 63);

    v1 += v5 + 2 * (v1 & LOW) * (v5 & LOW);
    vd = Long.rotateRight(vd ^ v1, 32);
    v9 += vd + 2 * (v9 & LOW) * (vd & LOW);
    v5 = Long.rotateRight(v5 ^ v9, 24);
    v1 += v5 + 2 * (v1 & LOW) * (v5 & LOW);
    vd = Long.rotateRight(vd ^ v1, 16);
    v9 += vd + 2 * (v9 & LOW) * (vd & LOW);
    v5 = Long.rotateRight(v5 ^ v9, 63);

    v2 += v6 + 2 * (v2 & LOW) * (v6 & LOW);
    ve = Long.rotateRight(ve ^ v2, 32);
    va += ve + 2 * (va & LOW) * (ve & LOW);
    v6 = Long.rotateRight(v6 ^ va, 24);
    v2 += v6 + 2 * (v2 & LOW) * (v6 & LOW);
    ve = Long.rotateRight(ve ^ v2, 16);
    va += ve + 2 * (va & LOW) * (ve & LOW);
    v6 = Long.rotateRight(v6 ^ va, 63);

    v3 += v7 + 2 * (v3 & LOW) * (v7 & LOW);
    vf = Long.rotateRight(vf ^ v3, 32);
    vb += vf + 2 * (vb & LOW) * (vf & LOW);
    v7 = Long.rotateRight(v7 ^ vb, 24);
    v3 += v7 + 2 * (v3 & LOW) * (v7 & LOW);
    vf = Long.rotateRight(vf ^ v3, 16);
    vb += vf + 2 * (vb & LOW) * (vf & LOW);
    v7 = Long.rotateRight(v7 ^ vb, 63);

    v0 += v5 + 2 * (v0 & LOW) * (v5 & LOW);
    vf = Long.rotateRight(vf ^ v0, 32);
    va += vf + 2 * (va & LOW) * (vf & LOW);
    v5 = Long.rotateRight(v5 ^ va, 24);
    v0 += v5 + 2 * (v0 & LOW) * (v5 & LOW);
    vf = Long.rotateRight(vf ^ v0, 16);
    va += vf + 2 * (va & LOW) * (vf & LOW);
    v5 = Long.rotateRight(v5 ^ va, 63);

    v1 += v6 + 2 * (v1 & LOW) * (v6 & LOW);
    vc = Long.rotateRight(vc ^ v1, 32);
    vb += vc + 2 * (vb & LOW) * (vc & LOW);
    v6 = Long.rotateRight(v6 ^ vb, 24);
    v1 += v6 + 2 * (v1 & LOW) * (v6 & LOW);
    vc = Long.rotateRight(vc ^ v1, 16);
    vb += vc + 2 * (vb & LOW) * (vc & LOW);
    v6 = Long.rotateRight(v6 ^ vb, 63);

    v2 += v7 + 2 * (v2 & LOW) * (v7 & LOW);
    vd = Long.rotateRight(vd ^ v2, 32);
    v8 += vd + 2 * (v8 & LOW) * (vd & LOW);
    v7 = Long.rotateRight(v7 ^ v8, 24);
    v2 += v7 + 2 * (v2 & LOW) * (v7 & LOW);
    vd = Long.rotateRight(vd ^ v2, 16);
    v8 += vd + 2 * (v8 & LOW) * (vd & LOW);
    v7 = Long.rotateRight(v7 ^ v8, 63);

    v3 += v4 + 2 * (v3 & LOW) * (v4 & LOW);
    ve = Long.rotateRight(ve ^ v3, 32);
    v9 += ve + 2 * (v9 & LOW) * (ve & LOW);
    v4 = Long.rotateRight(v4 ^ v9, 24);
    v3 += v4 + 2 * (v3 & LOW) * (v4 & LOW);
    ve = Long.rotateRight(ve ^ v3, 16);
    v9 += ve + 2 * (v9 & LOW) * (ve & LOW);
    v4 = Long.rotateRight(v4 ^ v9, 63);

    words[at] = v0;
    words[at + 1] = v1;
    words[at + step] = v2;
    words[at + step + 1] = v3;
    words[at + 2 * step] = v4;
    words[at + 2 * step + 1] = v5;
    words[at + 3 * step] = v6;
    words[at + 3 * step + 1] = v7;
    words[at + 4 * step] = v8;
    words[at + 4 * step + 1] = v9;
    words[at + 5 * step] = va;
    words[at + 5 * step + 1] = vb;
    words[at + 6 * step] = vc;
    words[at + 6 * step + 1] = vd;
    words[at + 7 * step] = ve;
    words[at + 7 * step + 1] = vf;
  }
}
