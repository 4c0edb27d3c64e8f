package org.hikae.vault.store.azure;

import java.util.regex.Pattern;
import org.hikae.vault.store.Endpoints;
import org.hikae.vault.store.StoreException;

/// `azblob:ACCOUNT/CONTAINER/PREFIX`, or for another endpoint than Azure's own
/// `azblob:http://127.0.0.1:10000/ACCOUNT/CONTAINER/PREFIX`.
///
/// @param endpoint where requests go
public record AzureAddress(
    String base, String endpoint, String account, String container, String prefix) {
  private static final Pattern FORM =
      Pattern.compile("azblob:((?:https?|http\\+vpn)://[^/]+/)?([^/:]+)/([^/]+)((?:/[^/]+)*)/?");

  public static AzureAddress parse(String address) throws StoreException {
    var matcher = FORM.matcher(address);
    if (!matcher.matches()) {
      throw new StoreException.Unusable(
          address + " does not say account and container",
          "Write azblob:ACCOUNT/CONTAINER/PREFIX.");
    }
    var base = matcher.group(1) == null ? "" : matcher.group(1);
    var folder = matcher.group(4);
    var prefix = folder.isEmpty() ? "" : folder.substring(1) + "/";
    var server =
        base.isEmpty()
            ? "https://" + matcher.group(2) + ".blob.core.windows.net"
            : Endpoints.parse(base) + matcher.group(2);
    return new AzureAddress(base, server, matcher.group(2), matcher.group(3), prefix);
  }

  @Override
  public String toString() {
    var folder = prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1);
    return "azblob:" + base + account + "/" + container + folder;
  }
}
