package org.hikae.agent.command;

import org.hikae.protocol.Report;

/// A command that cannot be carried out here; thrown before anything was done.
final class Refusal extends Exception {
  private final String hint;

  Refusal(String because, String hint) {
    super(because);
    this.hint = hint;
  }

  Report.Refused report() {
    return new Report.Refused(String.valueOf(getMessage()), hint);
  }
}
