package org.hikae.cluster.wire;

import java.io.IOException;

/// Bytes that are no protocol record known here.
public final class WireException extends IOException {
  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
