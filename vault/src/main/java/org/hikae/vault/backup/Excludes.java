package org.hikae.vault.backup;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import org.hikae.vault.tree.TreePath;

/// What is left out, by glob patterns on the absolute path.
final class Excludes {
  private final List<PathMatcher> patterns;

  Excludes(List<String> globs) {
    var files = FileSystems.getDefault();
    patterns = globs.stream().map(glob -> files.getPathMatcher("glob:" + glob)).toList();
  }

  boolean match(byte[] path) {
    return !patterns.isEmpty() && matchAny("/" + TreePath.show(path));
  }

  /// A name that this machine's Java cannot say cannot be meant by a pattern.
  private boolean matchAny(String path) {
    try {
      var candidate = Path.of(path);
      return patterns.stream().anyMatch(pattern -> pattern.matches(candidate));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
