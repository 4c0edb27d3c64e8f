package org.hikae.vault.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// What it takes to reach a store besides its address.
///
/// @param base where relative `file:` addresses begin
/// @param identity who this node is to another site's agent; asked only for `site:` addresses
/// @param settings looks a credential or setting up by its usual name in the environment, for
///   instance `AWS_ACCESS_KEY_ID`; asked only for `s3:` and `azblob:` addresses
public record StoreAccess(Path base, Supplier<SSLContext> identity, Settings settings) {

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

  /// The supplier is asked once a `site:` address is opened, and may fail then.
  public StoreAccess identifiedBy(Supplier<SSLContext> node) {
    return new StoreAccess(base, node, settings);
  }

  private static SSLContext noIdentity() {
    throw new IllegalStateException("this command was given no identity folder");
  }
}
