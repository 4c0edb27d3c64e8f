package org.hikae.vault;

import java.util.Optional;

/// What is decided once, when a vault is made.
///
/// @param chunkAverageBytes the average chunk; the least is a quarter, the most four times as large
/// @param packBytes how large a pack grows
/// @param compressionLevel zstd's level, 0 = none
/// @param lock how long what snapshots need is kept from being deleted by anyone; empty = not at
///   all
/// @param parity what each pack gets besides, to be healed by without a mirror; empty = nothing
public record VaultSettings(
    int chunkAverageBytes,
    int packBytes,
    int compressionLevel,
    Optional<LockTerm> lock,
    Optional<Parity> parity) {
  public static final VaultSettings DEFAULT = new VaultSettings(48 << 10, 16 << 20, 2);

  public VaultSettings {
    require(
        chunkAverageBytes >= 4 << 10 && chunkAverageBytes <= 4 << 20, "chunks", "4 KiB to 4 MiB");
    require(packBytes >= 1 << 20 && packBytes <= 512 << 20, "packs", "1 to 512 MiB");
    require(compressionLevel >= 0 && compressionLevel <= 19, "compression", "0 to 19");
  }

  /// Without locks and parity.
  public VaultSettings(int chunkAverageBytes, int packBytes, int compressionLevel) {
    this(chunkAverageBytes, packBytes, compressionLevel, Optional.empty(), Optional.empty());
  }

  public VaultSettings lockedFor(LockTerm term) {
    return new VaultSettings(
        chunkAverageBytes, packBytes, compressionLevel, Optional.of(term), parity);
  }

  public VaultSettings withParity(Parity wanted) {
    return new VaultSettings(
        chunkAverageBytes, packBytes, compressionLevel, lock, Optional.of(wanted));
  }

  private static void require(boolean kept, String what, String range) {
    if (!kept) {
      throw new IllegalArgumentException(what + " have to be within " + range);
    }
  }
}
