package org.hikae.vault.restore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.file.FileSystemWriter.OpenTarget;
import org.hikae.vault.file.FileSystemWriter.Shortfall;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreePath;

/// Gives what was restored its owners, modes and times, and notes what could not be given.
final class Dressing {
  private static final int MOST_NOTES = 1000;

  private final boolean owners;
  private final List<String> notes = new ArrayList<>();

  Dressing(boolean owners) {
    this.owners = owners;
  }

  /// Gives a file what it can only have once all of its content is there: the holes of a file that
  /// stood there before, its size, its attributes.
  void finish(RestoreFile file, OpenTarget out) throws IOException {
    if (file.isStanding() && file.entry().content() instanceof Content.Pieces pieces) {
      for (var hole : pieces.holes()) {
        if (!out.isHole(hole.offset(), hole.length())) {
          out.punch(hole.offset(), hole.length());
        }
      }
    }
    if (file.isStanding() || hasHoles(file)) {
      out.setSize(file.entry().attributes().size()); // else it ends where the last piece does
    }
    dress(file, out);
  }

  private static boolean hasHoles(RestoreFile file) {
    return file.entry().content() instanceof Content.Pieces pieces && !pieces.holes().isEmpty();
  }

  boolean owners() {
    return owners;
  }

  private void dress(RestoreFile file, OpenTarget out) throws IOException {
    var path = TreePath.child(file.folder(), file.entry().name());
    note(path, out.dress(file.entry().attributes(), owners));
  }

  void dress(FileSystemWriter target, byte[] path, Attributes attributes) throws IOException {
    note(path, target.dress(TreePath.parent(path), TreePath.name(path), attributes, owners));
  }

  private void note(byte[] path, Shortfall shortfall) {
    switch (shortfall) {
      case NONE -> {}
      case OWNER -> note(path, "does not have its owner: this user may not set it");
      case EXTENDED_ATTRIBUTES ->
          note(path, "lacks extended attributes: this user or file system does not allow them");
    }
  }

  /// Something of another file system that is mounted in the target.
  void leftOfAnother(byte[] path) {
    note(path, "was left: another file system is mounted there");
  }

  synchronized void note(byte[] path, String what) {
    if (notes.size() < MOST_NOTES) {
      notes.add(TreePath.show(path) + " " + what);
    }
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
