package org.hikae.vault.store.site;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/// Replies without a body.
final class Reply {
  private static final int NO_BODY = -1;

  private Reply() {}

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  static void status(HttpExchange exchange, int status, String header, String value)
      throws IOException {
    exchange.getResponseHeaders().set(header, value);
    status(exchange, status);
  }
}
