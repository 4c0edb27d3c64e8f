package org.hikae.orchestrator;

/// The orchestrator could not start or go on: one sentence of what, one of what to do.
public final class OrchestratorException extends Exception {
  private final String hint;

  public OrchestratorException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  public OrchestratorException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }
}
