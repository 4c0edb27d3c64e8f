package org.hikae.domain.estate;

import java.net.URI;
import java.util.Optional;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;

/// Where a vault is, and how others reach it.
///
/// @param url as mirrors reach it: `site://`, `file:`, `s3:` or `azblob:`
/// @param original the vault whose copy this one is, when it is a mirror
public record VaultPlace(VaultName name, SiteId site, URI url, @Nullable VaultName original) {
  /// The vault whose copy this one is.
  public Optional<VaultName> mirrorOf() {
    return Optional.ofNullable(original);
  }
}
