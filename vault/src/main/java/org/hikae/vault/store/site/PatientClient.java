package org.hikae.vault.store.site;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// HTTP over TLS 1.3 that waits for as long as bytes move, and gives up when none did for a while.
final class PatientClient implements AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final Duration patience;

  PatientClient(SSLContext identity, Duration patience) {
    var tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.3"});
    this.http =
        HttpClient.newBuilder()
            .sslContext(identity)
            .sslParameters(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    this.patience = patience;
  }

  /// Sends a request. Interrupting the thread abandons it.
  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body, Progress progress)
      throws IOException {
    var reply = http.sendAsync(request, body);
    try {
      return await(reply, progress);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      reply.cancel(true);
    }
  }

  private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> reply, Progress progress)
      throws IOException, InterruptedException, ExecutionException {
    while (true) {
      var left = progress.patienceLeft(patience);
      if (!left.isPositive()) {
        throw new HttpTimeoutException("not a byte moved for " + patience.toSeconds() + " s");
      }
      try {
        return reply.get(left.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        // Bytes may have moved meanwhile: look again.
      }
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
