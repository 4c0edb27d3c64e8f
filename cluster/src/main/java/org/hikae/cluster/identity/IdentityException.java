package org.hikae.cluster.identity;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An identity folder or a peer's certificate that cannot be used. The message is one sentence; the
/// hint says what to do.
public final class IdentityException extends IOException {
  private final String hint;

  public IdentityException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  public IdentityException(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
