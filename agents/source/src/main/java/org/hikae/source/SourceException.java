package org.hikae.source;

import java.io.IOException;

/// A source or a service did not do what was asked, and what a person can do about it.
public final class SourceException extends IOException {
  private final String hint;
  private final boolean worthRetrying;

  public SourceException(String message, String hint) {
    super(message);
    this.hint = hint;
    this.worthRetrying = false;
  }

  public SourceException(String message, String hint, Throwable cause) {
    this(message, hint, cause, false);
  }

  public SourceException(String message, String hint, Throwable cause, boolean worthRetrying) {
    super(message, cause);
    this.hint = hint;
    this.worthRetrying = worthRetrying;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }

  /// Whether the same call may succeed later with nothing changed by people.
  public boolean worthRetrying() {
    return worthRetrying;
  }
}
