package org.hikae.cluster.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.hikae.cluster.mesh.Handshake.Secured;
import org.jspecify.annotations.Nullable;

/// A mutual TLS connection that never makes its user wait: connecting and handshake go on beside,
/// what is written meanwhile waits in an outbox. JGroups connects and sends from threads that serve
/// all members, so one hung peer would otherwise stop the rest.
final class TlsSocket extends Socket {
  private final @Nullable Handshake handshake;
  private final Socket raw;
  private final CompletableFuture<Secured> secured = new CompletableFuture<>();
  private final Outbox outbox = new Outbox();
  private volatile @Nullable InetSocketAddress destination;

  /// To be connected.
  TlsSocket(Handshake handshake) {
    this.handshake = handshake;
    this.raw = new Socket();
  }

  /// Accepted, with its handshake done.
  TlsSocket(Socket raw, Secured done) {
    this.handshake = null;
    this.raw = raw;
    secured.complete(done);
    Thread.ofVirtual().name("mesh-writer").start(() -> write(done));
  }

  @Override
  public void connect(SocketAddress address) {
    connect(address, Handshake.DEADLINE_MILLIS);
  }

  @Override
  public void connect(SocketAddress address, int timeoutMillis) {
    var client = Objects.requireNonNull(handshake, "an accepted socket is connected already");
    destination = (InetSocketAddress) address;
    Thread.ofVirtual().name("mesh-writer").start(() -> secure(client, address, timeoutMillis));
  }

  private void secure(Handshake client, SocketAddress address, int timeoutMillis) {
    try {
      raw.connect(address, timeoutMillis);
      var done = client.asClient(raw);
      secured.complete(done);
      write(done);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void write(Secured done) {
    try {
      var out = done.socket().getOutputStream();
      for (var piece = outbox.take(); piece.isPresent(); piece = outbox.take()) {
        out.write(piece.get());
      }
      fail(new SocketException("closed"));
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new SocketException("interrupted"));
    }
  }

  private void fail(IOException because) {
    secured.completeExceptionally(because);
    close();
  }

  /// Closes without the farewell of TLS, for which a hung peer would have to be waited.
  @Override
  public void close() {
    outbox.close();
    Handshake.close(raw);
  }

  private Secured await() throws IOException {
    try {
      return secured.get();
    } catch (ExecutionException e) {
      throw new SocketException("no connection to " + destination + ": " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted");
    }
  }

  @Override
  public InputStream getInputStream() {
    return new Incoming();
  }

  @Override
  public OutputStream getOutputStream() {
    return new Outgoing();
  }

  /// Tells, with every read, whose words the reading thread is about to hear.
  private final class Incoming extends InputStream {
    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var done = await();
      Speaker.hear(done.peer());
      return done.socket().getInputStream().read(buffer, offset, length);
    }

    @Override
    public void close() {
      TlsSocket.this.close();
    }
  }

  private final class Outgoing extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      outbox.put(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      if (length > 0) {
        outbox.put(Arrays.copyOfRange(buffer, offset, offset + length));
      }
    }

    @Override
    public void close() {
      TlsSocket.this.close();
    }
  }

  @Override
  public void bind(SocketAddress address) throws IOException {
    raw.bind(address);
  }

  @Override
  public boolean isConnected() {
    return !raw.isClosed();
  }

  @Override
  public boolean isClosed() {
    return raw.isClosed();
  }

  @Override
  public boolean isBound() {
    return raw.isBound();
  }

  @Override
  public boolean isInputShutdown() {
    return raw.isClosed();
  }

  @Override
  public boolean isOutputShutdown() {
    return raw.isClosed();
  }

  @Override
  public void shutdownInput() {
    close();
  }

  @Override
  public void shutdownOutput() {
    close();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    var to = destination;
    return to == null ? raw.getInetAddress() : to.getAddress();
  }

  @Override
  public int getPort() {
    var to = destination;
    return to == null ? raw.getPort() : to.getPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    var to = destination;
    return to == null ? raw.getRemoteSocketAddress() : to;
  }

  @Override
  public InetAddress getLocalAddress() {
    return raw.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return raw.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return raw.getLocalSocketAddress();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    raw.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return raw.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    raw.setTcpNoDelay(on);
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    raw.setKeepAlive(on);
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    raw.setSoLinger(on, seconds);
  }

  @Override
  public void setSendBufferSize(int size) throws SocketException {
    raw.setSendBufferSize(size);
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    raw.setReceiveBufferSize(size);
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    raw.setReuseAddress(on);
  }

  @Override
  public String toString() {
    return "TLS[" + raw + "]";
  }
}
