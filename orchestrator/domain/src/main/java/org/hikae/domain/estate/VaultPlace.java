package org.hikae.domain.estate;

import java.net.URI;
import java.util.Optional;
import org.hikae.domain.volume.VolumeContract;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;

/// Where a vault is, and how others reach it.
///
/// @param url as mirrors reach it: `site://`, `file:`, `s3:` or `azblob:`
/// @param original the vault whose copy this one is, when it is a mirror
/// @param contract how much it may hold, and until when; null when nothing is contracted
public record VaultPlace(
    VaultName name,
    SiteId site,
    URI url,
    @Nullable VaultName original,
    @Nullable VolumeContract contract) {
  /// A vault for which nothing is contracted.
  public VaultPlace(VaultName name, SiteId site, URI url, @Nullable VaultName original) {
    this(name, site, url, original, null);
  }

  /// What is contracted for it.
  public Optional<VolumeContract> contracted() {
    return Optional.ofNullable(contract);
  }

  /// The vault whose copy this one is.
  public Optional<VaultName> mirrorOf() {
    return Optional.ofNullable(original);
  }
}
