package org.hikae.cluster.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// An `SSLContext` whose every socket and engine speaks TLS 1.3 with 256-bit keys only and, as a
/// server, requires a certificate: whoever takes it need not remember to ask for either.
final class StrictTls extends SSLContextSpi {
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final String[] SUITES = Identity.CIPHERS.toArray(String[]::new);

  private final SSLContext inner;

  private StrictTls(SSLContext inner) {
    this.inner = inner;
  }

  /// @param keys null to show no certificate
  static SSLContext context(@Nullable KeyManager keys, TrustManager trust) {
    try {
      var inner = SSLContext.getInstance("TLSv1.3");
      var shown = keys == null ? new KeyManager[0] : new KeyManager[] {keys};
      inner.init(shown, new TrustManager[] {trust}, null);
      return new Context(new StrictTls(inner), inner);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS 1.3", e);
    }
  }

  private static final class Context extends SSLContext {
    Context(SSLContextSpi strict, SSLContext inner) {
      super(strict, inner.getProvider(), inner.getProtocol());
    }
  }

  private static SSLParameters strict(SSLParameters parameters) {
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(SUITES);
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  private static Socket strict(Socket socket) {
    ((SSLSocket) socket).setSSLParameters(strict(((SSLSocket) socket).getSSLParameters()));
    return socket;
  }

  private static SSLEngine strict(SSLEngine engine) {
    engine.setSSLParameters(strict(engine.getSSLParameters()));
    return engine;
  }

  private static ServerSocket strict(ServerSocket socket) {
    var server = (SSLServerSocket) socket;
    server.setSSLParameters(strict(server.getSSLParameters()));
    return server;
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {
    throw new IllegalStateException("this context is made from an identity and stays as it is");
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return strict(inner.createSSLEngine());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return strict(inner.createSSLEngine(host, port));
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return inner.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return inner.getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return strict(inner.getDefaultSSLParameters());
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return strict(inner.getSupportedSSLParameters());
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new Sockets(inner.getSocketFactory());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return new ServerSockets(inner.getServerSocketFactory());
  }

  private static final class Sockets extends SSLSocketFactory {
    private final SSLSocketFactory inner;

    Sockets(SSLSocketFactory inner) {
      this.inner = inner;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      return strict(inner.createSocket());
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean close)
        throws IOException {
      return strict(inner.createSocket(raw, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return strict(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return strict(inner.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return strict(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return strict(inner.createSocket(host, port, local, localPort));
    }
  }

  private static final class ServerSockets extends SSLServerSocketFactory {
    private final SSLServerSocketFactory inner;

    ServerSockets(SSLServerSocketFactory inner) {
      this.inner = inner;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return inner.getSupportedCipherSuites();
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
      return strict(inner.createServerSocket());
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return strict(inner.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return strict(inner.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress local)
        throws IOException {
      return strict(inner.createServerSocket(port, backlog, local));
    }
  }
}
