package org.hikae.vault;

import java.io.IOException;

/// A vault did not do what was asked, and what a person can do about it.
public final class VaultException extends IOException {
  private final Code code;
  private final String hint;

  public VaultException(Code code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  public VaultException(Code code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  public Code code() {
    return code;
  }

  /// Whether an object cannot be read as what it should be, while the store is in order.
  public boolean isUnreadable() {
    return code == Code.DAMAGED || code == Code.FOREIGN;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }

  public enum Code {
    NOT_A_VAULT,
    VAULT_EXISTS,
    WRONG_KEY,
    NEWER_FORMAT,
    OTHER_FAMILY,
    NO_SUCH_SNAPSHOT,
    DAMAGED,
    /// An object that was not written with the vault's key.
    FOREIGN,
    HELD,
    LAST_KEY,
    SOURCE_UNREADABLE,
    TARGET_NOT_EMPTY,
    TARGET_UNWRITABLE,
    UNSAFE_PATH,
    OUT_OF_SPACE
  }
}
