package org.hikae.protocol;

/// The name of one piece of work that was given to an agent. Giving the same task twice is the same
/// as giving it once: a successor asks again with the same id and gets the state of the first. At
/// most 120 characters; by convention `run/step` or `job/slice`.
public record TaskId(String text) {
  public TaskId {
    if (text.isBlank() || text.length() > 120) {
      throw new IllegalArgumentException("task id '" + text + "' must have 1 to 120 characters");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
