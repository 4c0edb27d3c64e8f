package org.hikae.orchestrator.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.hikae.orchestrator.Premises;
import org.jspecify.annotations.Nullable;

/// A person with a certificate in the browser.
final class Visitor implements AutoCloseable {
  private final HttpClient client;
  private final String origin;

  Visitor(Premises premises, String node) throws Exception {
    this.client = premises.showing(node);
    this.origin = "https://127.0.0.1:" + premises.port;
  }

  HttpResponse<String> get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html").build();
    return client.send(request, BodyHandlers.ofString());
  }

  /// Sends a form as a page of `from` does, or as one of the orchestrator's own.
  HttpResponse<String> post(String path, String form, @Nullable String from) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", from == null ? origin : from)
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
