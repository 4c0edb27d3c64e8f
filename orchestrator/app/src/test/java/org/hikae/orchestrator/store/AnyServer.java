package org.hikae.orchestrator.store;

import java.nio.file.Path;
import java.time.Clock;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.postgresql.ssl.WrappedFactory;

/// A node that would believe any other node of its estate.
public final class AnyServer extends WrappedFactory {
  public AnyServer(String folder) throws IdentityException {
    factory = Identity.load(Path.of(folder), Clock.systemUTC()).tls().getSocketFactory();
  }
}
