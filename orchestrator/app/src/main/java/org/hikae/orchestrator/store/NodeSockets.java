package org.hikae.orchestrator.store;

import java.nio.file.Path;
import java.time.Clock;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.postgresql.ssl.WrappedFactory;

/// How the PostgreSQL driver connects to a server that shows this node's own certificate: TLS 1.3,
/// with that certificate for ours. Nobody else's is believed, not even another node's of the
/// estate. The driver makes one for each connection, so a certificate that was issued anew is used
/// from the next one on.
public final class NodeSockets extends WrappedFactory {

  /// @param folder the node's identity folder; what the driver calls `sslfactoryarg`
  public NodeSockets(String folder) throws IdentityException {
    var identity = Identity.load(Path.of(folder), Clock.systemUTC());
    var self = identity.node();
    factory = identity.tls(self::equals).getSocketFactory();
  }
}
