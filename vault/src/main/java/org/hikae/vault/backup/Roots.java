package org.hikae.vault.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.tree.PathOrder;
import org.hikae.vault.tree.TreePath;

/// The paths to back up, none of them inside another.
final class Roots {
  private final List<byte[]> paths;

  Roots(List<Path> roots) {
    var sorted = new ArrayList<byte[]>();
    for (var root : roots) {
      var absolute = root.toAbsolutePath().normalize().toString();
      sorted.add(
          TreePath.of(
              new String(absolute.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }
    sorted.sort(PathOrder.INSTANCE);
    paths = new ArrayList<>();
    for (var path : sorted) {
      if (paths.isEmpty() || !TreePath.within(path, paths.getLast())) {
        paths.add(path);
      }
    }
  }

  /// As paths inside the snapshot.
  List<String> shown() {
    return paths.stream().map(TreePath::show).toList();
  }

  /// Whether everything below a folder is wanted.
  boolean whole(byte[] folder) {
    return paths.stream().anyMatch(root -> TreePath.within(folder, root));
  }

  /// The names that lead from a folder to roots below it, in order.
  List<byte[]> towards(byte[] folder) {
    var names = new ArrayList<byte[]>();
    for (var root : paths) {
      if (TreePath.within(root, folder)) {
        var below = TreePath.below(folder, root);
        var end = 0;
        while (end < below.length && below[end] != '/') {
          end++;
        }
        var name = Arrays.copyOf(below, end);
        if (names.isEmpty() || !Arrays.equals(names.getLast(), name)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
