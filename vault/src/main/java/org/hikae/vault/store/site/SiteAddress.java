package org.hikae.vault.store.site;

import java.net.URI;
import java.net.URISyntaxException;
import org.hikae.vault.store.StoreException;

/// `site://host:port/vault`, and where its objects are.
public record SiteAddress(String host, int port, String path) {
  private static final String FORM = "Write site://HOST:PORT/vault.";

  public static SiteAddress parse(String address) throws StoreException {
    try {
      var uri = new URI(address);
      if (!"site".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
        throw new StoreException.Unusable(address + " does not say host and port", FORM);
      }
      return new SiteAddress(uri.getHost(), uri.getPort(), uri.getRawPath());
    } catch (URISyntaxException e) {
      throw new StoreException.Unusable(address + " cannot be read: " + e.getReason(), FORM);
    }
  }

  URI object(String key) {
    return URI.create(https() + SiteProtocol.OBJECTS + key);
  }

  URI listing(String prefix) {
    return URI.create(object("") + "?" + SiteProtocol.PREFIX_PARAMETER + prefix);
  }

  private String https() {
    return "https://" + host + ":" + port + path;
  }

  @Override
  public String toString() {
    return "site://" + host + ":" + port + path;
  }
}
