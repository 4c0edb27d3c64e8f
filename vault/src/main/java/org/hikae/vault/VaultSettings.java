package org.hikae.vault;

/// What is decided once, when a vault is made.
///
/// @param chunkAverageBytes the average chunk; the least is a quarter, the most four times as large
/// @param packBytes how large a pack grows
/// @param compressionLevel zstd's level, 0 = none
public record VaultSettings(int chunkAverageBytes, int packBytes, int compressionLevel) {
  public static final VaultSettings DEFAULT = new VaultSettings(64 << 10, 32 << 20, 3);
}
