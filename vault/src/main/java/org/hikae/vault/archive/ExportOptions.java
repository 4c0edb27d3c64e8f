package org.hikae.vault.archive;

import java.util.List;

/// What to export, and as what.
///
/// @param base the folder inside the snapshot that becomes the archive's top; empty = the
///   snapshot's own top
/// @param only paths inside the snapshot; empty = everything
/// @param level zstd's level, where the format is compressed with it
public record ExportOptions(ArchiveFormat format, String base, List<String> only, int level) {
  private static final int USUAL_LEVEL = 3;

  public ExportOptions {
    only = List.copyOf(only);
    if (level < 1 || level > 19) {
      throw new IllegalArgumentException("the level has to be within 1 to 19");
    }
  }

  /// A whole snapshot.
  public static ExportOptions as(ArchiveFormat format) {
    return new ExportOptions(format, "", List.of(), USUAL_LEVEL);
  }

  public ExportOptions below(String folder) {
    return new ExportOptions(format, folder, only, level);
  }

  public ExportOptions only(List<String> paths) {
    return new ExportOptions(format, base, paths, level);
  }
}
