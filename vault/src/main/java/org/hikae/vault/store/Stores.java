package org.hikae.vault.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.hikae.vault.store.azure.AzureAddress;
import org.hikae.vault.store.azure.AzureStore;
import org.hikae.vault.store.directory.DirectoryStore;
import org.hikae.vault.store.s3.S3Address;
import org.hikae.vault.store.s3.S3Store;
import org.hikae.vault.store.site.SiteAddress;
import org.hikae.vault.store.site.SiteStore;

/// Opens stores by address: `file:PATH`, `site://HOST:PORT/vault`, `s3:…`, `azblob:…`.
public final class Stores {
  private static final String FORMS =
      "Write file:PATH, site://HOST:PORT/vault, s3:REGION-OR-ENDPOINT/BUCKET/PREFIX"
          + " or azblob:ACCOUNT/CONTAINER/PREFIX.";

  private Stores() {}

  /// Opens a store. Nothing is contacted yet, except where credentials are looked up; an address
  /// that cannot be understood is a [StoreException.Unusable].
  public static Store open(String address, StoreAccess access) throws IOException {
    var colon = address.indexOf(':');
    var scheme = colon < 0 ? "" : address.substring(0, colon);
    var rest = address.substring(colon + 1);
    return switch (scheme) {
      case "file" -> new DirectoryStore(folder(rest, access.base()));
      case "site" -> retrying(new SiteStore(SiteAddress.parse(address), access.identity().tls()));
      case "s3" -> retrying(new S3Store(S3Address.parse(address), access.settings()));
      case "azblob" -> retrying(new AzureStore(AzureAddress.parse(address), access.settings()));
      default ->
          throw new StoreException.Unusable(address + " is not the address of a store", FORMS);
    };
  }

  private static Store retrying(Store store) {
    return new RetryingStore(store, Backoff.usual(), new Random(), Sleeper.system());
  }

  private static Path folder(String path, Path base) throws StoreException {
    if (path.isEmpty()) {
      throw new StoreException.Unusable("file: names no folder", FORMS);
    }
    if (path.equals("~") || path.startsWith("~/")) {
      throw new StoreException.Unusable(
          "file:" + path + ": no shell puts your home folder in place of ~ there",
          "Write file:$HOME" + path.substring(1) + ".");
    }
    return base.resolve(path.startsWith("///") ? path.substring(2) : path);
  }
}
