package org.hikae.vault.key;

import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;

/// What one guess at a passphrase costs.
record Argon2Cost(int memoryKib, int iterations, int lanes) {
  /// What OWASP asks for at least. Each slot says its own, so that this may grow.
  static final Argon2Cost USUAL = new Argon2Cost(19 << 10, 2, 1);

  static Argon2Cost read(Decoder in) throws FormatException {
    var cost = new Argon2Cost(in.u32(), in.u32(), in.u32());
    if (cost.memoryKib < 8 || cost.memoryKib > 1 << 20) {
      throw new FormatException("asks for " + cost.memoryKib + " KiB of memory");
    }
    if (cost.iterations < 1 || cost.iterations > 64 || cost.lanes < 1 || cost.lanes > 16) {
      throw new FormatException("asks for too much work");
    }
    return cost;
  }

  void write(Encoder out) {
    out.u32(memoryKib).u32(iterations).u32(lanes);
  }
}
