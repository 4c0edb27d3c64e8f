package org.hikae.vault.store;

import java.net.URI;

/// Where requests to an object store may go: over TLS, or in the clear to this very machine, or in
/// the clear through a VPN if the address says so (`http+vpn://`). What vaults hold is sealed in
/// any case; the names, sizes and signatures of requests are not.
public final class Endpoints {
  private static final String VPN = "http+vpn";

  private Endpoints() {}

  /// The endpoint that an address names; refuses one that would be spoken to in the clear.
  ///
  /// @param written `https://…`, `http://…` or `http+vpn://…`
  public static URI parse(String written) throws StoreException {
    var url = url(written);
    return switch (String.valueOf(url.getScheme())) {
      case "https" -> url;
      case VPN -> URI.create("http" + written.substring(VPN.length()));
      default -> inTheClear(url);
    };
  }

  private static URI inTheClear(URI url) throws StoreException {
    if (!isHere(String.valueOf(url.getHost()))) {
      throw new StoreException.Unusable(
          url + " would be reached in the clear",
          "Write https://; or http+vpn:// when a VPN carries the connection.");
    }
    return url;
  }

  /// By its name only: who answers for a name can change.
  private static boolean isHere(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
  }

  private static URI url(String written) throws StoreException {
    try {
      var url = URI.create(written);
      if (url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new StoreException.Unusable(
        written + " is no address of a server", "Write https://HOST or https://HOST:PORT.");
  }
}
