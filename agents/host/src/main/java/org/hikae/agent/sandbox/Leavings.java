package org.hikae.agent.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hikae.protocol.Litter;

/// What lies in the folder of sandboxes and belongs to none.
///
/// @param old what is old enough to go
record Leavings(List<Path> old, Litter litter) {
  Leavings {
    old = List.copyOf(old);
  }

  /// @param own the names of folders that are in use
  static Leavings in(Path folder, Set<String> own, Instant before) throws IOException {
    var old = new ArrayList<Path>();
    var bytes = 0L;
    var oldestKept = Litter.NONE;
    for (var each : children(folder)) {
      var at = Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS).toInstant();
      if (own.contains(each.getFileName().toString()) || !at.isBefore(before)) {
        oldestKept = oldestKept.equals(Litter.NONE) || at.isBefore(oldestKept) ? at : oldestKept;
      } else {
        old.add(each);
        bytes += size(each);
      }
    }
    return new Leavings(old, new Litter(old.size(), bytes, oldestKept));
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static long size(Path folder) throws IOException {
    var bytes = 0L;
    try (var all = Files.walk(folder)) {
      for (var each : (Iterable<Path>) all::iterator) {
        bytes += Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS) ? Files.size(each) : 0;
      }
    }
    return bytes;
  }
}
