package org.hikae.vault.format;

import java.io.IOException;

/// Bytes are not what the format says they have to be. Whoever knows the object's name turns it
/// into a [org.hikae.vault.VaultException].
public final class FormatException extends IOException {
  private final boolean sealBroken;

  public FormatException(String message) {
    super(message);
    this.sealBroken = false;
  }

  public FormatException(String message, Throwable cause) {
    super(message, cause);
    this.sealBroken = false;
  }

  private FormatException(String message, boolean sealBroken) {
    super(message);
    this.sealBroken = sealBroken;
  }

  /// A seal that this key did not make, or not over these bytes.
  static FormatException brokenSeal(String message) {
    return new FormatException(message, true);
  }

  /// Whether the seal is what was wrong, rather than something inside it.
  public boolean sealBroken() {
    return sealBroken;
  }
}
