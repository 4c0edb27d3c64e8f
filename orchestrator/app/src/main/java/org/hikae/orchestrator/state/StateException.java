package org.hikae.orchestrator.state;

/// A state file cannot be used, or an orchestrator not be made of it: one sentence of why, one of
/// what to do.
public final class StateException extends Exception {
  private final Reason reason;
  private final String hint;

  /// Why, for those who go on from it.
  public enum Reason {
    /// It is not as it was written, or its entries do not follow one another.
    DAMAGED,
    /// Something stands where it would be put.
    TAKEN,
    /// It is of another estate.
    OTHER_ESTATE,
    /// An orchestrator of the estate lives.
    ALIVE,
    /// Its settings cannot be used.
    SETTINGS
  }

  public StateException(Reason reason, String message, String hint) {
    super(message);
    this.reason = reason;
    this.hint = hint;
  }

  public StateException(Reason reason, String message, String hint, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.hint = hint;
  }

  public Reason reason() {
    return reason;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }
}
