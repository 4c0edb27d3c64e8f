package org.hikae.vault.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hikae.vault.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large writes go past the cache in whole blocks and through it at their ends. Whatever there is
/// of that on this file system, a file holds what was written.
class LargeWritesTest {
  private static final byte[] NAME = "file".getBytes(StandardCharsets.UTF_8);
  private static final int SIZE = (5 << 20) + 123;

  @TempDir Path folder;

  private final byte[] content = random();

  private static byte[] random() {
    var bytes = new byte[SIZE];
    new SplittableRandom(7).nextBytes(bytes);
    return bytes;
  }

  @Test
  void arriveInAnyOrder() throws Exception {
    var ends = List.of(0, 1_000_001, 1_000_002, 2_300_000, 2_304_096, 4_096_000, SIZE);
    try (var writer = LocalFiles.writer(folder);
        var file = writer.create(TreePath.TOP, NAME)) {
      file.reserve(SIZE);
      for (var i = ends.size() - 1; i > 0; i--) {
        var from = ends.get(i - 1);
        file.write(content, from, ends.get(i) - from, from);
      }
    }

    assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(content);
  }

  @Test
  void arriveFromManyHands() throws Exception {
    try (var first = LocalFiles.writer(folder);
        var second = LocalFiles.writer(folder);
        var one = first.create(TreePath.TOP, NAME);
        var other = second.reopen(TreePath.TOP, NAME)) {
      one.write(content, 0, 1_500_000, 0);
      other.write(content, 1_500_000, 1_500_001, 1_500_000);
      one.write(content, 3_000_001, SIZE - 3_000_001, 3_000_001);
    }

    assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(content);
  }

  @Test
  void changeAFileThatIsThere() throws Exception {
    Files.write(folder.resolve("file"), new byte[SIZE + 10]);
    try (var writer = LocalFiles.writer(folder);
        var file = writer.reopen(TreePath.TOP, NAME)) {
      file.write(content, 4097, 2_000_000, 4097);
      file.setSize(SIZE);
    }

    var expected = new byte[SIZE];
    System.arraycopy(content, 4097, expected, 4097, 2_000_000);
    assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(expected);
  }

  @Test
  void endWhereTheContentDoes() throws Exception {
    try (var writer = LocalFiles.writer(folder);
        var file = writer.create(TreePath.TOP, NAME)) {
      file.write(content, 0, 1 << 20, 0);
    }

    assertThat(Files.readAllBytes(folder.resolve("file")))
        .isEqualTo(Arrays.copyOf(content, 1 << 20));
  }
}
