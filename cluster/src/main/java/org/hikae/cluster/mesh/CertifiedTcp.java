package org.hikae.cluster.mesh;

import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.DiagnosticsHandler;

/// JGroups' TCP with our sockets only: what it would open beside them stays shut.
final class CertifiedTcp extends TCP {
  private static final short ID = 1600;

  static {
    ClassConfigurator.addProtocol(ID, CertifiedTcp.class);
  }

  CertifiedTcp(TlsSockets sockets) {
    setSocketFactory(sockets);
    msgProcessingPolicy(new Speaker());
  }

  @Override
  public DiagnosticsHandler createDiagnosticsHandler() {
    return super.createDiagnosticsHandler().setEnabled(false);
  }
}
