package org.hikae.cluster;

import java.io.IOException;

/// A node could not be asked, or did not answer.
public final class MeshException extends IOException {
  public MeshException(String message) {
    super(message);
  }

  public MeshException(String message, Throwable cause) {
    super(message, cause);
  }
}
