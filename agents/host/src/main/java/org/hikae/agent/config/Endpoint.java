package org.hikae.agent.config;

import java.net.InetSocketAddress;

/// A host and a port, as people write them: `127.0.0.1:7801`, `[::1]:7801`.
public record Endpoint(String host, int port) {
  public Endpoint {
    if (host.isBlank()) {
      throw new IllegalArgumentException("an address needs a host before its port");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not within 1 to 65535");
    }
  }

  /// Reads `host:port`. Throws `IllegalArgumentException` with a sentence for people.
  public static Endpoint parse(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("'" + text + "' is not host:port");
    }
    var host = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
    return new Endpoint(host, Integer.parseInt(text.substring(colon + 1)));
  }

  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
