package org.hikae.vault.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A store did not do what was asked. [#worthRetrying] says whether asking again can help, [#hint]
/// what a person can do.
public sealed class StoreException extends IOException {
  private final boolean worthRetrying;
  private final String hint;

  private StoreException(
      String message, boolean worthRetrying, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.worthRetrying = worthRetrying;
    this.hint = hint;
  }

  /// Nothing can be locked there.
  public static Unusable cannotLock(String address) {
    return new Unusable(
        address + " does not lock objects",
        "Use a bucket with object lock, a container with version-level immutability or a folder;"
            + " or do without locks.");
  }

  /// Whether the same call may succeed later with nothing changed by people.
  public boolean worthRetrying() {
    return worthRetrying;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }

  /// There is no such object.
  public static final class Missing extends StoreException {
    private final String key;

    public Missing(String address, String key) {
      super(
          key + " is not in " + address,
          false,
          "See what is affected with `hikae vault check --vault " + address + "`.",
          null);
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /// An object ends before the bytes that were asked for.
  public static final class Truncated extends StoreException {
    public Truncated(String address, String key, long wanted, long present) {
      super(
          key + " in " + address + " has " + present + " bytes where " + wanted + " were needed",
          false,
          "See what is affected with `hikae vault check --vault " + address + "`.",
          null);
    }
  }

  /// The object may not be deleted yet.
  public static final class Locked extends StoreException {
    private final transient Optional<Instant> until;

    public Locked(String address, String key, String until) {
      this(address, key, until, Optional.empty());
    }

    public Locked(String address, String key, Instant until) {
      this(address, key, until.toString(), Optional.of(until));
    }

    private Locked(String address, String key, String words, Optional<Instant> until) {
      super(
          key + " in " + address + " is locked until " + words,
          false,
          "Wait until then: a lock cannot be shortened.",
          null);
      this.until = until;
    }

    /// When it may be deleted, if the store says so.
    public Optional<Instant> until() {
      return until;
    }
  }

  /// The store has no room left.
  public static final class Full extends StoreException {
    public Full(String address, @Nullable Throwable cause) {
      super(
          address + " has no room left",
          false,
          "Free or add space there and run it again: what was written so far is kept and reused.",
          cause);
    }
  }

  /// The store refused who asked.
  public static final class Forbidden extends StoreException {
    public Forbidden(String address, String why) {
      this(
          address,
          why,
          "Check whose credentials or certificate is used, and what the store lets it do.");
    }

    public Forbidden(String address, String why, String hint) {
      super(address + " refused access: " + why, false, hint, null);
    }

    /// Signed requests are good for minutes, so both clocks have to agree.
    public static Forbidden clocksDiffer(String address) {
      return new Forbidden(
          address,
          "its clock and this machine's differ too much",
          "Set this machine's clock (timedatectl), then run it again.");
    }
  }

  /// One of the two sides does not believe the other's certificate.
  public static final class Distrusted extends StoreException {
    public Distrusted(String address, String why, Throwable cause) {
      super(
          "certificates are not accepted between here and " + address + ": " + why,
          false,
          "Use an identity that the authority of that estate has issued, and that has not expired.",
          cause);
    }
  }

  /// The store did not answer or answered with an error of its own.
  public static final class Unavailable extends StoreException {
    public Unavailable(String address, String why, @Nullable Throwable cause) {
      super(
          address + " cannot be reached: " + why,
          true,
          "Check that it is up and that nothing between here and there refuses the connection.",
          cause);
    }
  }

  /// The address of a store cannot be understood, or something that it needs is not configured.
  public static final class Unusable extends StoreException {
    public Unusable(String message, String hint) {
      super(message, false, hint, null);
    }
  }
}
