package org.hikae.cli;

/// Why a command could not do what was asked, in one sentence, and what to do next, in another.
public final class Complaint extends Exception {
  private final ExitStatus status;
  private final String hint;

  public Complaint(ExitStatus status, String sentence, String hint) {
    super(ended(sentence));
    this.status = status;
    this.hint = ended(hint);
  }

  public Complaint(ExitStatus status, String sentence, String hint, Throwable cause) {
    super(ended(sentence), cause);
    this.status = status;
    this.hint = ended(hint);
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
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
