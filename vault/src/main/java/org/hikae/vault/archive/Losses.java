package org.hikae.vault.archive;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;

/// What an archive's format has no words for, counted by kind.
final class Losses {
  /// A kind of loss, and the sentence for a number of them.
  enum Loss {
    HARD_LINK("hard links became copies: zip does not know them"),
    EXTENDED("entries lost extended attributes or access control lists: zip does not know them"),
    SPARSE("sparse files are written in full: zip does not know holes"),
    SPECIAL("FIFOs and devices were left out: zip does not know them"),
    NAME("names that are not UTF-8 are written with %XX for each odd byte"),
    TIME("times are outside of what zip can hold and were set to the nearest");

    private final String sentence;

    Loss(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Map<Loss, Integer> counts = new EnumMap<>(Loss.class);

  void count(Loss loss) {
    counts.merge(loss, 1, Integer::sum);
  }

  /// Counts what a member loses in zip.
  void countZip(byte[] path, Attributes attributes, Content content) {
    if (!attributes.extended().isEmpty()) {
      count(Loss.EXTENDED);
    }
    if (RawText.utf8(path).isEmpty()) {
      count(Loss.NAME);
    }
    if (ZipWriter.heldSeconds(attributes) != ZipWriter.seconds(attributes)) {
      count(Loss.TIME);
    }
    if (content instanceof Content.Pieces pieces && !pieces.holes().isEmpty()) {
      count(Loss.SPARSE);
    }
    switch (attributes.kind()) {
      case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE -> count(Loss.SPECIAL);
      case FOLDER, FILE, SYMBOLIC_LINK, SOCKET, UNKNOWN -> {}
    }
  }

  List<String> sentences() {
    return counts.entrySet().stream()
        .map(loss -> loss.getValue() + " " + loss.getKey().sentence)
        .toList();
  }
}
