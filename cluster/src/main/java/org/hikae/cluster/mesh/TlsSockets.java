package org.hikae.cluster.mesh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.jgroups.util.DefaultSocketFactory;

/// The only sockets that JGroups gets: whatever else it may ask for is refused, so that no port of
/// its can be open in the clear.
final class TlsSockets extends DefaultSocketFactory {
  private final Handshake handshake;

  TlsSockets(Handshake handshake) {
    this.handshake = handshake;
  }

  @Override
  public Socket createSocket(String service) {
    return new TlsSocket(handshake);
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    return new TlsServerSocket(handshake);
  }

  @Override
  public ServerSocket createServerSocket(String service, int port) throws IOException {
    throw refused(service);
  }

  @Override
  public ServerSocket createServerSocket(String service, int port, int backlog) throws IOException {
    throw refused(service);
  }

  @Override
  public ServerSocket createServerSocket(String service, int port, int backlog, InetAddress address)
      throws IOException {
    throw refused(service);
  }

  private static SocketException refused(String service) {
    return new SocketException("no socket for " + service + ": the mesh opens one port, with TLS");
  }
}
