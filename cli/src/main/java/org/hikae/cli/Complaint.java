package org.hikae.cli;

/// Why a command could not do what was asked, in one sentence, and what to do next, in another.
public final class Complaint extends Exception {
  private final ExitStatus status;
  private final String hint;

  public Complaint(ExitStatus status, String sentence, String hint) {
    super(sentence);
    this.status = status;
    this.hint = hint;
  }

  public Complaint(ExitStatus status, String sentence, String hint, Throwable cause) {
    super(sentence, cause);
    this.status = status;
    this.hint = hint;
  }

  public ExitStatus status() {
    return status;
  }

  public String hint() {
    return hint;
  }

  /// The sentence.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
