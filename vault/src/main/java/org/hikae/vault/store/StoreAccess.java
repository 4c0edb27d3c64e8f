package org.hikae.vault.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// What it takes to reach a store besides its address.
///
/// @param base where relative `file:` addresses begin
/// @param identity who this node is to another site's agent; asked only for `site:` addresses
/// @param settings looks a credential or setting up by its usual name in the environment, for
///   instance `AWS_ACCESS_KEY_ID`; asked only for `s3:` and `azblob:` addresses
public record StoreAccess(Path base, Identity identity, Settings settings) {

  /// Gives the certificate and key of this node, and whom it trusts.
  @FunctionalInterface
  public interface Identity {
    SSLContext tls() throws IOException;
  }

  /// Looks a setting up by name.
  @FunctionalInterface
  public interface Settings {
    Optional<String> find(String name);
  }

  /// This process's working folder and environment, and no identity.
  public static StoreAccess ofThisProcess() {
    return new StoreAccess(
        Path.of(""),
        StoreAccess::noIdentity,
        name -> Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank()));
  }

  public StoreAccess relativeTo(Path folder) {
    return new StoreAccess(folder, identity, settings);
  }

  /// The identity is asked once a `site:` address is opened, and may fail then.
  public StoreAccess identifiedBy(Identity node) {
    return new StoreAccess(base, node, settings);
  }

  private static SSLContext noIdentity() throws StoreException {
    throw new StoreException.Unusable(
        "another site's store needs a certificate, and none was given",
        "Say which identity folder to use, with ca.crt, node.crt and node.key in it.");
  }
}
