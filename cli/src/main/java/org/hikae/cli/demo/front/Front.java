package org.hikae.cli.demo.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The service's public address: carries every connection to wherever the service is active, and
/// cuts those that lead elsewhere when that changes. Bytes go through as they are; TLS is between
/// the user and the database.
public final class Front implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final ServerSocket listening;
  private final Set<Carried> carried = ConcurrentHashMap.newKeySet();
  private volatile @Nullable InetSocketAddress target;

  private Front(ServerSocket listening) {
    this.listening = listening;
  }

  /// Listens on loopback and leads nowhere yet.
  public static Front open(int port) throws IOException {
    var front = new Front(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("front").start(front::accept);
    return front;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// Leads to `address` from now on, or nowhere; connections that lead elsewhere are cut.
  public synchronized void leadTo(@Nullable InetSocketAddress address) {
    if (!Objects.equals(address, target)) {
      target = address;
      carried.forEach(Carried::close);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var user = listening.accept();
        Thread.ofVirtual().name("front user").start(() -> carry(user));
      } catch (IOException _) {
        // closed, or the user was gone before we looked
      }
    }
  }

  private void carry(Socket user) {
    var address = target;
    try (user) {
      if (address == null) {
        return;
      }
      try (var service = new Socket()) {
        service.connect(address, CONNECT_MILLIS);
        carry(new Carried(user, service), address);
      }
    } catch (IOException _) {
      // the service is away: its user sees the connection end
    }
  }

  private void carry(Carried connection, InetSocketAddress address) throws IOException {
    carried.add(connection);
    try (connection) {
      if (address.equals(target)) {
        connection.run();
      }
    } finally {
      carried.remove(connection);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    carried.forEach(Carried::close);
  }
}
