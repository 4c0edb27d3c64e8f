package org.hikae.postgres.server;

import java.io.IOException;

/// A PostgreSQL server did not do what was asked, and what a person can do about it.
public final class PostgresException extends IOException {
  private final Code code;
  private final String hint;

  public PostgresException(Code code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  public PostgresException(Code code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  public Code code() {
    return code;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }

  /// What went wrong, for programs.
  public enum Code {
    NO_BINARIES,
    OTHER_VERSION,
    NOT_INITIALIZED,
    NOT_PERMITTED,
    PORT_TAKEN,
    START_FAILED,
    NOT_READY_IN_TIME,
    STOP_FAILED,
    PROGRAM_FAILED
  }
}
