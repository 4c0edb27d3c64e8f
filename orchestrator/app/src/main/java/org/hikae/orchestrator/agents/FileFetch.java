package org.hikae.orchestrator.agents;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.PartsInput;
import org.hikae.protocol.Report;

/// Fetches what an agent got ready, over mutual TLS, as it is read: nothing is held here. Closing
/// what it returns hangs up.
public final class FileFetch implements AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_BEGIN = Duration.ofSeconds(30);
  private static final Duration STALL = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int BUSY = 503;

  private final HttpClient http;
  private final ScheduledExecutorService watches;

  /// @param identity this node's own
  public FileFetch(SSLContext identity) {
    var tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.3"});
    this.http =
        HttpClient.newBuilder()
            .sslContext(identity)
            .sslParameters(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    this.watches =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("file-fetch-watch").factory());
  }

  /// The bytes, which end only where all of them have come.
  ///
  /// @param address host and port at which the agent is reached
  public PartsInput open(NodeId agent, String address, Report.Opened opened)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("https://" + address + "/files/" + opened.ticket()))
            .timeout(TO_BEGIN)
            .build();
    var answer = http.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != OK || !isFrom(agent, answer)) {
      answer.body().close();
      throw new IOException(refusal(agent, answer));
    }
    return new PartsInput(new WatchedInput(answer.body(), STALL, watches));
  }

  private static String refusal(NodeId agent, HttpResponse<?> answer) {
    return answer.statusCode() == BUSY
        ? agent + " hands out as much as it can already"
        : "it was not " + agent + " that answered, or it answered " + answer.statusCode();
  }

  private static boolean isFrom(NodeId agent, HttpResponse<InputStream> answer) throws IOException {
    return answer.sslSession().isPresent()
        && answer.sslSession().get().getPeerCertificates()[0] instanceof X509Certificate peer
        && Identity.peer(peer).equals(agent);
  }

  @Override
  public void close() {
    http.shutdownNow();
    watches.shutdownNow();
  }
}
