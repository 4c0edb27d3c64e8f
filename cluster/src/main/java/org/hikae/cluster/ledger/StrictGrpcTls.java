package org.hikae.cluster.ledger;

import java.util.List;
import java.util.function.Predicate;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;

/// Mutual TLS 1.3 for Ratis, by the JDK's own TLS.
final class StrictGrpcTls extends GrpcTlsConfig {
  StrictGrpcTls(Identity identity, Predicate<NodeId> admitted) {
    super(identity.keys(), identity.trust(admitted), true);
  }

  @Override
  public List<String> getProtocols() {
    return List.of("TLSv1.3");
  }

  @Override
  public SslProvider getSslProvider() {
    return SslProvider.JDK;
  }
}
