package org.hikae.vault.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.file.FileSystemReader.OpenFile;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreePath;

/// Reads files and stores what they hold. A file that changes or vanishes meanwhile is reported,
/// and taken again by the next run whatever its times say then.
record FileJobs(Chunker chunker, Crew crew, Notes notes, AtomicLong readBytes) {
  /// Files up to this size are read at once.
  static final int SMALL = 1 << 20;

  /// In smaller files nobody looks for holes.
  private static final int WORTH_A_HOLE = 64 << 10;

  Crew.Job small(List<Reading> batch) {
    return worker -> {
      for (var reading : batch) {
        readAll(reading, worker);
      }
    };
  }

  Crew.Job large(Reading reading) {
    return worker -> readAll(reading, worker);
  }

  /// Reads a file, and those of its other names that what was read is not good for.
  private void readAll(Reading reading, Worker worker) throws IOException {
    var left = read(reading, worker);
    while (!left.isEmpty()) {
      var next = left.getFirst();
      left.subList(1, left.size()).forEach(next::serves);
      left = read(next, worker);
    }
  }

  /// Returns other names that are still to be read.
  private List<Reading> read(Reading reading, Worker worker) throws IOException {
    var path = TreePath.child(reading.folder(), reading.file().name());
    try (var file = worker.files().open(reading.folder(), reading.file().name())) {
      var seen = reading.file().attributes();
      var content =
          seen.size() <= SMALL && !isSparse(file, seen.size())
              ? readSmall(file, seen, worker)
              : readLarge(file, worker);
      var extended = file.extended();
      var after = file.look();
      if (after.kind() != FileKind.FILE) {
        return giveUp(reading, path, "became something else than a file");
      }
      return reading.finish(
          attributes(reading, after, content, path).withExtended(extended), content);
    } catch (NoSuchFileException _) {
      return giveUp(reading, path, "vanished before it was read");
    } catch (AccessDeniedException _) {
      return giveUp(reading, path, "may not be read");
    } catch (FileSystemLoopException _) {
      return giveUp(reading, path, "became a symbolic link");
    } catch (FileSystemException e) {
      return giveUp(reading, path, "cannot be read: " + Notes.reason(e));
    }
  }

  private static boolean isSparse(OpenFile file, long size) throws IOException {
    return size >= WORTH_A_HOLE && !file.holes(size).isEmpty();
  }

  private List<Reading> giveUp(Reading reading, byte[] path, String why) {
    notes.add("/" + TreePath.show(path) + " " + why);
    return reading.giveUp();
  }

  /// Reads as much as the walk has seen. What was added since shows in the size afterwards, and is
  /// left to the next run like every change that is made meanwhile.
  private Content readSmall(OpenFile file, Attributes seen, Worker worker) throws IOException {
    var bytes = worker.scratch(SMALL);
    var size = file.read(bytes, 0, (int) seen.size(), 0);
    readBytes.addAndGet(size);
    var pieces = worker.pieces();
    for (var from = 0; from < size; ) {
      var count = chunker.cut(bytes, from, size);
      pieces.add(worker.lane(PackKind.DATA).store(bytes, from, count), count);
      from += count;
    }
    return pieces.finish(List.of());
  }

  private Content readLarge(OpenFile file, Worker worker) throws IOException {
    var holes = file.holes(file.look().size());
    var pieces = worker.pieces();
    var input = new DataRuns(file, holes);
    var cutting = new Cutting(chunker, crew, worker.lane(PackKind.DATA), pieces);
    cutting.run(
        (into, at, count) -> {
          var read = input.read(into, at, count);
          readBytes.addAndGet(read);
          return read;
        },
        input.barriers());
    return pieces.finish(input.holes());
  }

  /// The attributes that fit what was read.
  private Attributes attributes(Reading reading, Attributes after, Content content, byte[] path) {
    var seen = reading.file().attributes();
    var size = size(content);
    if (after.looksLike(seen) && size == seen.size()) {
      return after;
    }
    notes.add("/" + TreePath.show(path) + " changed while it was backed up");
    return new Attributes(
        after.mode(),
        after.uid(),
        after.gid(),
        size,
        after.modified(),
        0,
        after.inode(),
        after.link(),
        after.device(),
        List.of());
  }

  private static long size(Content content) {
    return switch (content) {
      case Content.Pieces pieces ->
          pieces.pieces().stream().mapToLong(Content.Piece::length).sum()
              + pieces.holes().stream().mapToLong(Content.Hole::length).sum();
      case Content.None _, Content.Target _ -> 0;
    };
  }
}
