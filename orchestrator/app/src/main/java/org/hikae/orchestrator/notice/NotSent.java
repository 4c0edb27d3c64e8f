package org.hikae.orchestrator.notice;

/// A letter was not taken; the sentence says why.
public final class NotSent extends Exception {
  private static final long serialVersionUID = 1;

  NotSent(String because, Throwable cause) {
    super(because, cause);
  }

  NotSent(String because) {
    super(because);
  }
}
