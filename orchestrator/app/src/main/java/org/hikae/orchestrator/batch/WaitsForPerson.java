package org.hikae.orchestrator.batch;

/// A run does not go on by itself: a person has to decide.
final class WaitsForPerson extends Exception {
  private static final long serialVersionUID = 1;

  WaitsForPerson(String message) {
    super(message);
  }
}
