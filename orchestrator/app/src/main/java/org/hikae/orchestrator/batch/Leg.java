package org.hikae.orchestrator.batch;

/// One part of a job, carried as one step of Spring Batch. Performing it again after it was
/// interrupted has to be harmless.
record Leg(String name, Act act) {

  @FunctionalInterface
  interface Act {
    void perform() throws Exception;
  }
}
