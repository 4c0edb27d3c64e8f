package org.hikae.orchestrator.probing;

import org.hikae.domain.estate.Address;
import org.hikae.domain.estate.Probe;

/// Looks at a service once, as its users do.
@FunctionalInterface
public interface Looker {
  /// Throws when the service could not be looked at; that is a bad look, too.
  String look(Probe probe, Address address) throws Exception;
}
