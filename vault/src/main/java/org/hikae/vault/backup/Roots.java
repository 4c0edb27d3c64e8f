package org.hikae.vault.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hikae.vault.tree.PathOrder;
import org.hikae.vault.tree.TreePath;

/// The paths to back up, none of them inside another.
final class Roots {
  private static final Set<String> LEADS_ON = Set.of(".", "..");

  private final List<byte[]> paths;
  private final List<byte[]> asAsked;

  Roots(List<Path> roots) {
    asAsked = roots.stream().map(Roots::inTree).toList();
    var sorted = new ArrayList<>(asAsked);
    sorted.sort(PathOrder.INSTANCE);
    paths = new ArrayList<>();
    for (var path : sorted) {
      if (paths.isEmpty() || !TreePath.within(path, paths.getLast())) {
        paths.add(path);
      }
    }
  }

  private static byte[] inTree(Path root) {
    var absolute = where(root.toAbsolutePath()).normalize().toString();
    return TreePath.of(
        new String(absolute.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  /// Where a path really is. Symbolic links on the way to it are followed, as whoever named it
  /// means them; one that it is itself is what is asked for. What is not there stays as it was
  /// named.
  private static Path where(Path root) {
    var parent = root.getParent();
    var name = root.getFileName();
    if (parent == null || name == null) {
      return root;
    }
    try {
      return LEADS_ON.contains(name.toString())
          ? root.toRealPath()
          : parent.toRealPath().resolve(name);
    } catch (IOException _) {
      return root;
    }
  }

  /// As paths inside the snapshot, in the order in which they were asked for, which a restore to
  /// other places goes by.
  List<String> shown() {
    return asAsked.stream().filter(paths::contains).map(TreePath::show).toList();
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
