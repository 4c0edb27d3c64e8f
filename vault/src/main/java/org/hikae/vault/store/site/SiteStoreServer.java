package org.hikae.vault.store.site;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// Serves a store at `site://host:port/vault`: TLS 1.3, and nobody without a certificate of the
/// estate. Every request runs on a virtual thread of its own.
public final class SiteStoreServer implements AutoCloseable {
  private static final String CONTEXT = "/vault";

  private final HttpsServer server;
  private final ExecutorService threads;

  private SiteStoreServer(HttpsServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// Listens at once. A port of 0 takes a free one; [#address] says which.
  public static SiteStoreServer start(
      InetSocketAddress listen, SSLContext identity, HttpHandler stores) throws IOException {
    var server = HttpsServer.create(listen, 0);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setHttpsConfigurator(mutualTls(identity));
    server.setExecutor(threads);
    server.createContext(CONTEXT, stores);
    server.start();
    return new SiteStoreServer(server, threads);
  }

  /// Serves further requests of the same peers below another path.
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  /// Stops listening and cuts what is still being served.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpsConfigurator mutualTls(SSLContext identity) {
    return new HttpsConfigurator(identity) {
      @Override
      public void configure(HttpsParameters parameters) {
        var tls = getSSLContext().getDefaultSSLParameters();
        tls.setProtocols(new String[] {"TLSv1.3"});
        tls.setNeedClientAuth(true);
        parameters.setSSLParameters(tls);
      }
    };
  }
}
