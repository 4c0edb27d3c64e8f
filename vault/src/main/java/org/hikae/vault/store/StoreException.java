package org.hikae.vault.store;

import java.io.IOException;

/// A store did not do what was asked. [#worthRetrying] says whether asking again can help.
public sealed class StoreException extends IOException {
  private final boolean worthRetrying;

  private StoreException(String message, boolean worthRetrying) {
    super(message);
    this.worthRetrying = worthRetrying;
  }

  private StoreException(String message, boolean worthRetrying, Throwable cause) {
    super(message, cause);
    this.worthRetrying = worthRetrying;
  }

  /// Whether the same call may succeed later with nothing changed by people.
  public boolean worthRetrying() {
    return worthRetrying;
  }

  /// There is no such object.
  public static final class Missing extends StoreException {
    public Missing(String address, String key) {
      super(key + " is not in " + address, false);
    }
  }

  /// An object ends before the bytes that were asked for.
  public static final class Truncated extends StoreException {
    public Truncated(String address, String key, long wanted, long present) {
      super(
          key + " in " + address + " has " + present + " bytes where " + wanted + " were needed",
          false);
    }
  }

  /// The object may not be deleted yet.
  public static final class Locked extends StoreException {
    public Locked(String address, String key, String until) {
      super(key + " in " + address + " is locked until " + until, false);
    }
  }

  /// The store has no room left.
  public static final class Full extends StoreException {
    public Full(String address, Throwable cause) {
      super(address + " has no room left", false, cause);
    }
  }

  /// The store refused who asked.
  public static final class Forbidden extends StoreException {
    public Forbidden(String address, String why) {
      super(address + " refused access: " + why, false);
    }
  }

  /// The store did not answer or answered with an error of its own.
  public static final class Unavailable extends StoreException {
    public Unavailable(String address, String why, Throwable cause) {
      super(address + " cannot be reached: " + why, true, cause);
    }
  }
}
