package org.hikae.orchestrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.hikae.domain.estate.Address;
import org.jspecify.annotations.Nullable;

/// A service's public address: users get through while it is open.
public final class PublicDoor implements AutoCloseable {
  private final int port = Bench.freePort();
  private @Nullable ServerSocket socket;

  public Address address() {
    return new Address("127.0.0.1", port);
  }

  public synchronized void open() {
    try {
      if (socket == null) {
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        var opened = socket;
        Thread.ofVirtual().start(() -> acceptAll(opened));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (socket != null) {
        socket.close();
        socket = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void acceptAll(ServerSocket opened) {
    while (!opened.isClosed()) {
      try (var visitor = opened.accept()) {
        visitor.getOutputStream().write('.');
      } catch (IOException _) {
        return; // closed
      }
    }
  }
}
