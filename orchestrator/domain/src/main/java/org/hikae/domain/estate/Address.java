package org.hikae.domain.estate;

/// Where a service's users reach it: `registry.example.jp:5432`.
public record Address(String host, int port) {
  public Address {
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("'" + host + ":" + port + "' is not host:port");
    }
  }

  /// Reads `host:port` or `[ipv6]:port`.
  public static Address parse(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' is not host:port");
    }
    try {
      return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not host:port", e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
