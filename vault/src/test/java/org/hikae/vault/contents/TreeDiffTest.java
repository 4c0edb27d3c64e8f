package org.hikae.vault.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreeWriter;
import org.junit.jupiter.api.Test;

final class TreeDiffTest {
  private final Map<BlobName, byte[]> stored = new HashMap<>();
  private final List<BlobName> read = new ArrayList<>();

  private BlobName store(byte[] bytes, int count) {
    var piece = Arrays.copyOf(bytes, count);
    var name = new BlobName(Arrays.hashCode(piece), count, 0, 0);
    stored.put(name, piece);
    return name;
  }

  private byte[] read(BlobName name) {
    read.add(name);
    return Objects.requireNonNull(stored.get(name));
  }

  /// A folder of so many symbolic links, of which one leads elsewhere.
  private List<BlobName> tree(int links, int changed) throws IOException {
    var writer = new TreeWriter(this::store);
    writer.folder(new TreeItem.Folder(new byte[0], Attributes.plain(FileKind.FOLDER.bits(), 0, 1)));
    for (var i = 0; i < links; i++) {
      var target = i == changed ? "somewhere else" : "the same place as ever " + i;
      writer.entry(
          new TreeItem.Entry(
              "%07d".formatted(i).getBytes(StandardCharsets.UTF_8),
              Attributes.plain(FileKind.SYMBOLIC_LINK.bits() | 0777, 0, 1),
              new Content.Target(target.getBytes(StandardCharsets.UTF_8))));
    }
    return writer.finish();
  }

  @Test
  void piecesThatTreesShareAreNotRead() throws IOException {
    var before = tree(50_000, -1);
    var after = tree(50_000, 25_000);
    var differences = new ArrayList<Difference>();

    new TreeDiff(this::read).compare(before, after, differences::add);

    assertThat(before).hasSizeGreaterThan(20);
    assertThat(read).hasSizeLessThanOrEqualTo(4);
    assertThat(differences)
        .containsExactly(
            new Difference(Difference.Change.MODIFIED, "0025000", FileKind.SYMBOLIC_LINK, 0, 0));
  }

  @Test
  void equalTreesAreNotReadAtAll() throws IOException {
    new TreeDiff(this::read).compare(tree(5_000, 3), tree(5_000, 3), _ -> {});

    assertThat(read).isEmpty();
  }
}
