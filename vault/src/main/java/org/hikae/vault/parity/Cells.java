package org.hikae.vault.parity;

import java.nio.ByteBuffer;

/// The cells of a pack and of its spare stripes. What lies beyond the pack's end is zeros.
final class Cells {
  private final StripeLayout layout;
  private final ByteBuffer pack;
  private final ByteBuffer object;
  private final int sparesAt;

  Cells(StripeLayout layout, ByteBuffer pack, ByteBuffer object, int sparesAt) {
    this.layout = layout;
    this.pack = pack;
    this.object = object;
    this.sparesAt = sparesAt;
  }

  byte[] read(int stripe, int cell) {
    var bytes = new byte[layout.cellBytes()];
    if (stripe >= layout.parity().stripes()) {
      object.get(object.position() + spareAt(stripe, cell), bytes);
      return bytes;
    }
    var at = layout.at(stripe, cell);
    var there = Math.clamp(pack.remaining() - at, 0, bytes.length);
    if (there > 0) {
      pack.get(pack.position() + (int) at, bytes, 0, there);
    }
    return bytes;
  }

  void write(int stripe, int cell, byte[] bytes) {
    if (stripe >= layout.parity().stripes()) {
      object.put(object.position() + spareAt(stripe, cell), bytes);
      return;
    }
    var at = layout.at(stripe, cell);
    var room = Math.clamp(pack.remaining() - at, 0, bytes.length);
    if (room > 0) {
      pack.put(pack.position() + (int) at, bytes, 0, room);
    }
  }

  private int spareAt(int stripe, int cell) {
    return sparesAt + (int) layout.at(stripe - layout.parity().stripes(), cell);
  }
}
