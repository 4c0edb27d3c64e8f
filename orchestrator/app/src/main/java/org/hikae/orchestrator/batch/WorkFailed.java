package org.hikae.orchestrator.batch;

import org.hikae.domain.run.Fault;

/// A job ended without having done its work; the ledger knows it. It carries no stack trace: that
/// it was thrown says all that the log needs.
final class WorkFailed extends Exception {
  private static final long serialVersionUID = 1;

  WorkFailed(Fault fault) {
    super(fault.error() + " (" + fault.hint() + ")", null, false, false);
  }
}
