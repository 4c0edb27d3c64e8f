package org.hikae.orchestrator.http;

/// Part of an answer is on its way, and the rest cannot be had: nothing may be added to it, and the
/// connection has to be cut, so that nobody takes it for whole.
public final class CutShort extends RuntimeException {
  private static final long serialVersionUID = 1;

  CutShort(Throwable cause) {
    super("an answer was cut short", cause);
  }
}
