package org.hikae.source.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hikae.source.ExternalProgram;

/// Which files, and what has to happen around their backup.
///
/// @param paths folders or files. Where a site keeps them elsewhere, it names its own paths in the
///   same order, and a restore brings the first of the snapshot to the first of these
/// @param excludes glob patterns on the absolute path: `**/*.tmp`
/// @param before run before the backup, to bring the files to rest; when it fails there is none
/// @param after run after the backup whatever became of it, and after a `before` that failed
public record FilesSettings(
    List<Path> paths,
    List<String> excludes,
    Optional<ExternalProgram> before,
    Optional<ExternalProgram> after,
    Existing existing) {

  public FilesSettings {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a source of files needs at least one path");
    }
    paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    requireApart(paths);
    excludes = List.copyOf(excludes);
  }

  public FilesSettings(List<Path> paths, List<String> excludes) {
    this(paths, excludes, Optional.empty(), Optional.empty(), Existing.SET_ASIDE);
  }

  private static void requireApart(List<Path> paths) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < paths.size(); j++) {
        if (i != j && paths.get(i).startsWith(paths.get(j))) {
          throw new IllegalArgumentException(
              paths.get(i) + " is within " + paths.get(j) + " already: name one of them");
        }
      }
    }
  }

  /// How long a hook may take when nobody says.
  public static final Duration HOOK_LIMIT = Duration.ofMinutes(5);

  /// What a restore does with what stands in its place.
  public enum Existing {
    /// Moves it to a name beside it, and restores into an empty place.
    SET_ASIDE,
    /// Brings it to the snapshot's state, writing only what differs.
    BRING_UP_TO_DATE
  }
}
