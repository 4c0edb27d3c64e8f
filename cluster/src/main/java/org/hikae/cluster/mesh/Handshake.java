package org.hikae.cluster.mesh;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a TLS connection of a plain one, within a hard deadline: a peer that is silent, or that
/// drips bytes, costs one connection and nothing else.
final class Handshake {
  static final int DEADLINE_MILLIS = 2000;

  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
  private static final ScheduledExecutorService DEADLINES =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mesh-handshake-deadline").factory());

  private final SSLContext tls;

  /// A connection whose peer has proven who it is.
  record Secured(SSLSocket socket, NodeId peer) {}

  Handshake(Identity identity, Predicate<NodeId> admitted) {
    this.tls = identity.tls(admitted);
  }

  Secured asClient(Socket raw) throws IOException {
    return perform(raw, true);
  }

  Secured asServer(Socket raw) throws IOException {
    return perform(raw, false);
  }

  private Secured perform(Socket raw, boolean client) throws IOException {
    var deadline = DEADLINES.schedule(() -> close(raw), DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    try {
      var host = raw.getInetAddress().getHostAddress();
      var socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, host, raw.getPort(), true);
      socket.setUseClientMode(client);
      socket.startHandshake();
      var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return new Secured(socket, Identity.peer(certificate));
    } catch (IOException e) {
      close(raw);
      throw e;
    } finally {
      deadline.cancel(false);
    }
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a socket did not close in good order", e);
    }
  }
}
