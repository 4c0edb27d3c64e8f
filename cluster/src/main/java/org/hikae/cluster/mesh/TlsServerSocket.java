package org.hikae.cluster.mesh;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts connections once their handshake is done: handshakes run beside each other on virtual
/// threads, so a client that says nothing does not keep others waiting. Beyond a number of them at
/// a time, newcomers are turned away rather than queued.
final class TlsServerSocket extends ServerSocket {
  private static final Logger LOG = LoggerFactory.getLogger(TlsServerSocket.class);
  private static final int MOST_HANDSHAKES = 64;

  private final Handshake handshake;
  private final Semaphore slots = new Semaphore(MOST_HANDSHAKES);
  private final BlockingQueue<Socket> ready = new LinkedBlockingQueue<>();
  private final AtomicBoolean accepting = new AtomicBoolean();

  TlsServerSocket(Handshake handshake) throws IOException {
    this.handshake = handshake;
  }

  @Override
  public Socket accept() throws IOException {
    if (accepting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("mesh-accept").start(this::acceptRaw);
    }
    try {
      while (!isClosed()) {
        var socket = ready.poll(200, TimeUnit.MILLISECONDS);
        if (socket != null) {
          return socket;
        }
      }
      throw new SocketException("socket closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted");
    }
  }

  private void acceptRaw() {
    while (!isClosed()) {
      try {
        var raw = super.accept();
        if (slots.tryAcquire()) {
          Thread.ofVirtual().name("mesh-handshake").start(() -> secure(raw));
        } else {
          Handshake.close(raw);
        }
      } catch (IOException e) {
        if (!isClosed()) {
          LOG.warn("the mesh could not accept a connection: {}", e.getMessage());
        }
      }
    }
  }

  private void secure(Socket raw) {
    try {
      ready.add(new TlsSocket(raw, handshake.asServer(raw)));
    } catch (IOException e) {
      LOG.info("refused {}: {}", raw.getRemoteSocketAddress(), e.getMessage());
    } finally {
      slots.release();
    }
  }
}
