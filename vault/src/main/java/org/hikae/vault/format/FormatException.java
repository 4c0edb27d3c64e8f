package org.hikae.vault.format;

import java.io.IOException;

/// Bytes are not what the format says they have to be. Whoever knows the object's name turns it
/// into a [org.hikae.vault.VaultException].
public final class FormatException extends IOException {
  public FormatException(String message) {
    super(message);
  }

  public FormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
