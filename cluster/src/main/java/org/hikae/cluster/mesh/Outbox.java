package org.hikae.cluster.mesh;

import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// What waits to be written to one connection, so that who sends never waits for a peer: a peer
/// that does not read fills it up and loses the connection.
final class Outbox {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean closed;

  synchronized void put(byte[] piece) throws SocketException {
    if (closed) {
      throw new SocketException("the connection is closed");
    }
    if (bytes + piece.length > MOST_BYTES) {
      close();
      throw new SocketException("the peer does not read: " + bytes + " bytes wait for it");
    }
    waiting.add(piece);
    bytes += piece.length;
    notifyAll();
  }

  /// The next piece; empty once it is closed.
  synchronized Optional<byte[]> take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    var piece = Optional.ofNullable(waiting.poll());
    piece.ifPresent(p -> bytes -= p.length);
    return piece;
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    bytes = 0;
    notifyAll();
  }
}
