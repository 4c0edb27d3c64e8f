package org.hikae.vault.archive;

import java.util.Locale;
import java.util.Optional;

/// The archives that a snapshot can be exported as.
public enum ArchiveFormat {
  /// POSIX tar with pax headers: everything that a snapshot knows.
  TAR(".tar", ".tar"),
  /// The same, compressed with zstd.
  TAR_ZST(".tar.zst", ".tzst"),
  /// What most people can open; it has no words for some of what a snapshot knows.
  ZIP(".zip", ".zip");

  private final String ending;
  private final String shorter;

  ArchiveFormat(String ending, String shorter) {
    this.ending = ending;
    this.shorter = shorter;
  }

  /// Whether it has words for everything that a snapshot knows.
  boolean keepsEverything() {
    return switch (this) {
      case TAR, TAR_ZST -> true;
      case ZIP -> false;
    };
  }

  /// The format that the ending of a file's name means.
  public static Optional<ArchiveFormat> ofFileName(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    for (var format : values()) {
      if (lower.endsWith(format.ending) || lower.endsWith(format.shorter)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
