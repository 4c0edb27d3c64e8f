package org.hikae.vault.restore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.RestorePlan;
import org.hikae.vault.file.FreeRoom;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreePath;

/// What becomes of the entries of a restore, counted as it is decided.
final class Tally {
  private static final int MOST_SHOWN = 1000;

  private final List<String> removals = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();
  private long created;
  private long changed;
  private long left;
  private long leftFiles;
  private long writeBytes;
  private long reusedBytes;
  private long needBytes;
  private long removed;

  void create() {
    created++;
  }

  /// A new file.
  ///
  /// @param before the size of what makes place for it
  void create(Attributes attributes, Content content, long before) {
    var bytes = stored(attributes, content);
    writeBytes += bytes;
    needBytes += Math.max(0, bytes - before);
    if (before > 0) {
      changed++;
    } else {
      created++;
    }
  }

  private static long stored(Attributes attributes, Content content) {
    return switch (content) {
      case Content.Pieces pieces ->
          attributes.size() - pieces.holes().stream().mapToLong(Content.Hole::length).sum();
      case Content.None _, Content.Target _ -> 0;
    };
  }

  void change() {
    changed++;
  }

  /// A file becomes larger.
  void grow(long bytes) {
    needBytes += Math.max(0, bytes);
  }

  void leave() {
    left++;
  }

  void leaveFile() {
    left++;
    leftFiles++;
  }

  void write(long bytes) {
    writeBytes += bytes;
  }

  void reuse(long bytes) {
    reusedBytes += bytes;
  }

  void remove(byte[] path) {
    removed++;
    if (removals.size() < MOST_SHOWN) {
      removals.add(TreePath.show(path));
    }
  }

  void obstacle(byte[] path, String what) {
    if (obstacles.size() < MOST_SHOWN) {
      obstacles.add(TreePath.show(path) + " " + what);
    }
  }

  long entries() {
    return created + changed + left;
  }

  long leftFiles() {
    return leftFiles;
  }

  long reusedBytes() {
    return reusedBytes;
  }

  long removed() {
    return removed;
  }

  RestorePlan plan(Path target, long fetchBytes) {
    return new RestorePlan(
        created,
        changed,
        left,
        writeBytes,
        reusedBytes,
        fetchBytes,
        needBytes,
        FreeRoom.at(target),
        removed,
        removals,
        obstacles);
  }
}
