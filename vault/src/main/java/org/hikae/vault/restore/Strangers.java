package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.tree.TreePath;
import org.jspecify.annotations.Nullable;

/// What stands in the target's folders and not in the snapshot's. Found folder by folder while the
/// tree is read, removed at the end, and looked for only in an exact restore.
final class Strangers {
  private final FileSystemWriter writer;
  private final Tally tally;
  private final Dressing dressing;
  private final boolean wanted;
  private final List<byte[]> found = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private byte @Nullable [] folder;

  Strangers(FileSystemWriter writer, Tally tally, Dressing dressing, boolean wanted) {
    this.writer = writer;
    this.tally = tally;
    this.dressing = dressing;
    this.wanted = wanted;
  }

  /// @param path the folder in the target
  void beginFolder(byte[] path) {
    folder = wanted ? path : null;
  }

  /// The folder has this name in the snapshot.
  void know(byte[] name) {
    if (folder != null) {
      known.add(key(name));
    }
  }

  /// A character for each byte.
  private static String key(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  void endFolder() throws IOException {
    if (folder != null) {
      for (var file : writer.list(folder)) {
        if (!known.contains(key(file.name()))) {
          var path = TreePath.child(folder, file.name());
          found.add(path);
          tally.remove(path);
        }
      }
    }
    folder = null;
    known.clear();
  }

  void remove() throws IOException {
    for (var path : found) {
      writer.remove(TreePath.parent(path), TreePath.name(path), dressing::leftOfAnother);
    }
  }
}
