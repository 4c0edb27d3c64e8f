package org.hikae.vault.pack;

import java.util.List;
import org.hikae.vault.format.BlobName;

/// A frame ready for a pack: the first `stored` of `bytes`, and what it holds in order. The bytes
/// are the builder's own and are good until its next frame.
@SuppressWarnings("ArrayRecordComponent") // lent, never compared
record SealedFrame(byte[] bytes, int stored, List<BlobName> names, List<Integer> lengths) {
  FrameTag tag() {
    return FrameTag.of(bytes, stored);
  }
}
