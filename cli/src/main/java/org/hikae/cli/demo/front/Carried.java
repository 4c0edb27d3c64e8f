package org.hikae.cli.demo.front;

import java.io.IOException;
import java.net.Socket;

/// One connection that is carried through: two sockets and what flows between them.
record Carried(Socket user, Socket service) implements AutoCloseable {

  /// Carries bytes both ways until one side ends.
  void run() throws IOException {
    user.setTcpNoDelay(true);
    service.setTcpNoDelay(true);
    Thread.ofVirtual().name("front answer").start(() -> pour(service, user));
    pour(user, service);
  }

  private void pour(Socket from, Socket to) {
    try (this) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) { // one side is gone, so the other one goes
      close();
    }
  }

  @Override
  public void close() {
    closeQuietly(user);
    closeQuietly(service);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it is gone already
    }
  }
}
