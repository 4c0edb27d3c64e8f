package org.hikae.vault;

/// What is decided once, when a vault is made.
///
/// @param chunkAverageBytes the average chunk; the least is a quarter, the most four times as large
/// @param packBytes how large a pack grows
/// @param compressionLevel zstd's level, 0 = none
public record VaultSettings(int chunkAverageBytes, int packBytes, int compressionLevel) {
  public static final VaultSettings DEFAULT = new VaultSettings(64 << 10, 32 << 20, 3);

  public VaultSettings {
    require(
        chunkAverageBytes >= 4 << 10 && chunkAverageBytes <= 4 << 20, "chunks", "4 KiB to 4 MiB");
    require(packBytes >= 1 << 20 && packBytes <= 512 << 20, "packs", "1 to 512 MiB");
    require(compressionLevel >= 0 && compressionLevel <= 19, "compression", "0 to 19");
  }

  private static void require(boolean kept, String what, String range) {
    if (!kept) {
      throw new IllegalArgumentException(what + " have to be within " + range);
    }
  }
}
