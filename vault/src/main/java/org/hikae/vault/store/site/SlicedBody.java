package org.hikae.vault.store.site;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Iterator;

/// Sends a buffer in slices, noting each one that the connection took.
final class SlicedBody {
  private static final int SLICE_BYTES = 1 << 16;

  private SlicedBody() {}

  static BodyPublisher of(ByteBuffer content, Progress progress) {
    var slices = BodyPublishers.ofByteArrays(() -> slices(content.duplicate(), progress));
    return content.hasRemaining()
        ? BodyPublishers.fromPublisher(slices, content.remaining())
        : BodyPublishers.noBody();
  }

  private static Iterator<byte[]> slices(ByteBuffer rest, Progress progress) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasRemaining();
      }

      @Override
      public byte[] next() {
        progress.made();
        var slice = new byte[Math.min(rest.remaining(), SLICE_BYTES)];
        rest.get(slice);
        return slice;
      }
    };
  }
}
