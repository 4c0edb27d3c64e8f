package org.hikae.cluster.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Bytes that are no protocol record known here.
public final class WireException extends IOException {
  public WireException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
