package org.hikae.vault.pack;

import java.nio.ByteBuffer;
import org.hikae.vault.format.Sealer;

/// The tag at the end of a sealed frame. Directories and indexes repeat it, so that a store cannot
/// answer with another frame of the same vault.
///
/// Its methods are written out: Java makes those of a record when they are first called, which a
/// short command feels.
public record FrameTag(long a, long b) {
  static FrameTag of(byte[] sealed, int end) {
    var tag = ByteBuffer.wrap(sealed, end - Sealer.TAG, Sealer.TAG);
    return new FrameTag(tag.getLong(), tag.getLong());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameTag tag && a == tag.a && b == tag.b;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a ^ b);
  }
}
