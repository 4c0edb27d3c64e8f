package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.hikae.vault.RestoreOptions.Existing;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.Content.Piece;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeBlobs;

/// Files that stand in the target already: compared piece by piece, in the background; what differs
/// is planned, in order.
final class Standing {
  private static final int AHEAD = 64;

  private final Comparison comparison;
  private final TreeBlobs lists;
  private final FileSystemWriter writer;
  private final Dressing dressing;
  private final Tally tally;
  private final Difference difference;
  private final boolean onlyPlanned;
  private final Deque<Pending> pending = new ArrayDeque<>();

  /// Told of a piece that is not what it should be.
  @FunctionalInterface
  interface Difference {
    void found(RestoreFile file, Piece piece, long position) throws IOException;
  }

  private sealed interface Pending {
    record Compared(Comparison.Stretch stretch, Future<BitSet> same) implements Pending {}

    record End(RestoreFile file, boolean believed) implements Pending {}
  }

  Standing(
      Comparison comparison,
      TreeBlobs lists,
      FileSystemWriter writer,
      Dressing dressing,
      Tally tally,
      Difference difference,
      boolean onlyPlanned) {
    this.comparison = comparison;
    this.lists = lists;
    this.writer = writer;
    this.dressing = dressing;
    this.tally = tally;
    this.difference = difference;
    this.onlyPlanned = onlyPlanned;
  }

  /// Brings a standing file to its state, sooner or later.
  void bring(RestoreFile file, Content.Pieces content, boolean believed) throws IOException {
    file.expect(1); // the end, which comes after every piece has been compared
    if (!believed) {
      compare(file, content);
    }
    pending.add(new Pending.End(file, believed));
    while (pending.size() > AHEAD) {
      settle(pending.remove());
    }
  }

  static boolean isBelieved(Existing existing, Attributes there, Attributes wanted) {
    return existing == Existing.BELIEVED
        && there.size() == wanted.size()
        && there.modified() == wanted.modified();
  }

  private void compare(RestoreFile file, Content.Pieces content) throws IOException {
    var layout = new FileLayout(content.holes());
    if (!content.listed()) {
      compare(file, content.pieces(), layout);
      return;
    }
    for (var list : content.pieces()) {
      compare(file, PieceList.read(lists.read(list.name())), layout);
    }
  }

  private void compare(RestoreFile file, List<Piece> pieces, FileLayout layout) throws IOException {
    var positions = pieces.stream().mapToLong(piece -> layout.place(piece.length())).toArray();
    var stretch = new Comparison.Stretch(file, pieces, positions);
    while (pending.size() > AHEAD) {
      settle(pending.remove());
    }
    pending.add(new Pending.Compared(stretch, comparison.compare(stretch)));
  }

  /// Waits for every comparison.
  void settleAll() throws IOException {
    while (!pending.isEmpty()) {
      settle(pending.remove());
    }
  }

  private void settle(Pending next) throws IOException {
    switch (next) {
      case Pending.Compared(var stretch, var comparing) -> {
        var same = Comparison.result(comparing);
        for (var i = 0; i < stretch.positions().length; i++) {
          var piece = stretch.pieces().get(i);
          if (same.get(i)) {
            tally.reuse(piece.length());
          } else {
            stretch.file().setDiffers();
            tally.write(piece.length());
            difference.found(stretch.file(), piece, stretch.positions()[i]);
          }
        }
      }
      case Pending.End(var file, var believed) -> end(file, believed);
    }
  }

  private void end(RestoreFile file, boolean believed) throws IOException {
    var isIt = !file.differs() && isAsItShouldBe(file);
    if (isIt) {
      tally.leaveFile();
    } else {
      tally.change();
    }
    if (believed) {
      tally.reuse(file.entry().attributes().size());
    }
    var allThere = file.written(1);
    if (!onlyPlanned && allThere && !isIt) {
      try (var out = writer.reopen(file.folder(), file.entry().name())) {
        dressing.finish(file, out);
      }
    }
  }

  private boolean isAsItShouldBe(RestoreFile file) throws IOException {
    var attributes = file.entry().attributes();
    var there = writer.look(file.folder(), file.entry().name());
    if (there.isEmpty() || there.get().size() != attributes.size()) {
      return false;
    }
    try (var out = writer.openToRead(file.folder(), file.entry().name())) {
      return holes(file).stream().allMatch(hole -> out.isHole(hole.offset(), hole.length()))
          && out.isDressed(attributes, dressing.owners());
    } catch (AccessDeniedException _) {
      return false;
    }
  }

  private static List<Content.Hole> holes(RestoreFile file) {
    return file.entry().content() instanceof Content.Pieces pieces ? pieces.holes() : List.of();
  }
}
