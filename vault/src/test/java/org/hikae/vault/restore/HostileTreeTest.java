package org.hikae.vault.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.store.testing.MemoryStore;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;
import org.hikae.vault.tree.TreeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileTreeTest {
  private static final BlobName NAME = new BlobName(1, 2, 3, 4);
  private static final Attributes FOLDER = Attributes.plain(0040755, 0, 1);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../evil", "/etc/cron.d/evil", "a/b", "", "nul\0byte"})
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    var tree = new Tree();
    tree.writer.folder(new TreeItem.Folder(TreePath.TOP, FOLDER));
    tree.writer.entry(file(name));

    assertThat(tree.problem()).contains("lead out");
  }

  @Test
  void aFolderThatNoFolderHoldsIsRefused() throws IOException {
    var tree = new Tree();
    tree.writer.folder(new TreeItem.Folder(TreePath.TOP, FOLDER));
    tree.writer.folder(new TreeItem.Folder(bytes("../outside"), FOLDER));

    assertThat(tree.problem()).contains("no folder holds");
  }

  @Test
  void aFolderBehindASymbolicLinkOfTheSameTreeIsRefused() throws IOException {
    var tree = new Tree();
    tree.writer.folder(new TreeItem.Folder(TreePath.TOP, FOLDER));
    tree.writer.entry(link("a", "/etc"));
    tree.writer.folder(new TreeItem.Folder(bytes("a"), FOLDER));

    assertThat(tree.problem()).contains("no folder holds");
  }

  @Test
  void aNameThatAppearsTwiceIsRefused() throws IOException {
    var tree = new Tree();
    tree.writer.folder(new TreeItem.Folder(TreePath.TOP, FOLDER));
    tree.writer.entry(link("a", "/etc"));
    tree.writer.entry(file("a"));

    assertThat(tree.problem()).contains("out of order");
  }

  @Test
  void aLinkThatStandsInTheTargetIsNeverFollowed() throws IOException {
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).text("folder/file", "restored");
    var vault = TestVaults.create(new MemoryStore());
    var snapshot =
        vault.backUp(
            new FileBackup(TestVaults.origin(), List.of(source), List.of()), Progress.NONE);
    var outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("file"), "untouched");
    var target = Files.createDirectory(temp.resolve("target"));
    Files.createSymbolicLink(target.resolve("folder"), outside);

    var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst()).overExisting(true);

    assertThat(TestVaults.failureOf(() -> vault.restore(snapshot, target, options, Progress.NONE)))
        .isEqualTo(VaultException.Code.TARGET_UNWRITABLE);
    assertThat(outside.resolve("file")).hasContent("untouched");
  }

  @Test
  void aFileIsReplacedAndNotWrittenThroughALink() throws IOException {
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).text("file", "restored");
    var vault = TestVaults.create(new MemoryStore());
    var snapshot = TestVaults.backUp(vault, source);
    var outside = Files.writeString(temp.resolve("outside"), "untouched");
    var target = Files.createDirectory(temp.resolve("target"));
    Files.createSymbolicLink(target.resolve("file"), outside);

    var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst()).overExisting(true);
    vault.restore(snapshot, target, options, Progress.NONE);

    assertThat(outside).hasContent("untouched");
    assertThat(target.resolve("file")).hasContent("restored").isRegularFile();
    assertThat(Files.isSymbolicLink(target.resolve("file"))).isFalse();
  }

  @Test
  void aTargetThatHoldsSomethingIsLeftAlone() throws IOException {
    var source = Files.createDirectory(temp.resolve("source"));
    var vault = TestVaults.create(new MemoryStore());
    var snapshot = TestVaults.backUp(vault, source);

    assertThat(
            TestVaults.failureOf(
                () -> vault.restore(snapshot, temp, RestoreOptions.WHOLE, Progress.NONE)))
        .isEqualTo(VaultException.Code.TARGET_NOT_EMPTY);
  }

  private static TreeItem.Entry file(String name) {
    return new TreeItem.Entry(bytes(name), Attributes.plain(0100644, 0, 1), Content.EMPTY);
  }

  private static TreeItem.Entry link(String name, String target) {
    return new TreeItem.Entry(
        bytes(name), Attributes.plain(0120777, 0, 1), new Content.Target(bytes(target)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// A tree of one piece, written without scruples and read back.
  private static final class Tree {
    private byte[] piece = new byte[0];
    private final TreeWriter writer =
        new TreeWriter(
            (content, count) -> {
              piece = Arrays.copyOf(content, count);
              return NAME;
            });

    String problem() throws IOException {
      var reader = new TreeReader(writer.finish(), _ -> piece);
      try {
        while (reader.next() != null) {}
        return "nothing";
      } catch (FormatException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }
}
