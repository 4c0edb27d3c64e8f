package org.hikae.protocol;

/// What an agent knows of a service that it guards.
public sealed interface ServiceState {

  /// It runs here and the agent holds its lease.
  record Active(FencingToken token) implements ServiceState {}

  /// It does not run here, and may not: another site is active, or nobody is.
  record Standby() implements ServiceState {}

  /// It ran here until its lease ran out or its epoch was superseded; it was stopped.
  record Fenced(FencingToken held, String because) implements ServiceState {}
}
