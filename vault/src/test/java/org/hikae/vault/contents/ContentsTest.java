package org.hikae.vault.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException.Code;
import org.hikae.vault.contents.Difference.Change;
import org.hikae.vault.store.testing.MemoryStore;
import org.hikae.vault.tree.FileKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentsTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;
  private Path source;
  private String root;

  @BeforeEach
  void makeVault() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    root = source.toString().substring(1);
  }

  private List<Difference> compare(Snapshot before, Snapshot after) throws IOException {
    var differences = new ArrayList<Difference>();
    vault.compare(before, after, differences::add);
    return differences;
  }

  private Difference difference(
      Change change, String name, FileKind kind, long before, long after) {
    return new Difference(change, root + "/" + name, kind, before, after);
  }

  @Test
  void everyKindOfChangeIsTold() throws IOException {
    new SourceFiles(source)
        .text("same", "same")
        .text("edited", "before")
        .text("rights", "rights")
        .text("gone", "gone")
        .text("folder gone/inside", "inside")
        .text("becomes a folder", "file");
    Files.createSymbolicLink(source.resolve("link"), Path.of("same"));
    var before = TestVaults.backUp(vault, source);
    new SourceFiles(source).text("edited", "after it").text("new", "new");
    Files.setPosixFilePermissions(
        source.resolve("rights"), PosixFilePermissions.fromString("rwx------"));
    Files.delete(source.resolve("gone"));
    Trees.delete(source.resolve("folder gone"));
    Files.delete(source.resolve("becomes a folder"));
    new SourceFiles(source).text("becomes a folder/file", "file");
    Files.delete(source.resolve("link"));
    Files.createSymbolicLink(source.resolve("link"), Path.of("edited"));
    var after = TestVaults.backUp(vault, source, before);

    assertThat(compare(before, after))
        .containsExactly(
            difference(Change.REMOVED, "becomes a folder", FileKind.FILE, 4, 0),
            difference(Change.MODIFIED, "edited", FileKind.FILE, 6, 8),
            difference(Change.REMOVED, "gone", FileKind.FILE, 4, 0),
            difference(Change.MODIFIED, "link", FileKind.SYMBOLIC_LINK, 0, 0),
            difference(Change.ADDED, "new", FileKind.FILE, 0, 3),
            difference(Change.METADATA, "rights", FileKind.FILE, 6, 6),
            difference(Change.ADDED, "becomes a folder", FileKind.FOLDER, 0, 0),
            difference(Change.ADDED, "becomes a folder/file", FileKind.FILE, 0, 4),
            difference(Change.REMOVED, "folder gone", FileKind.FOLDER, 0, 0),
            difference(Change.REMOVED, "folder gone/inside", FileKind.FILE, 6, 0));
    assertThat(compare(before, before)).isEmpty();
  }

  private Path folder(int number) throws IOException {
    return Files.createDirectories(source.resolve("folder " + number));
  }

  @Test
  void aFolderIsListedAsItWas() throws IOException {
    new SourceFiles(source).text("a", "1").text("b/c", "22").text("b/d/e", "333").text("f", "4444");
    Files.createSymbolicLink(source.resolve("g"), Path.of("a"));
    var snapshot = TestVaults.backUp(vault, source);

    assertThat(names(snapshot, root, false))
        .containsExactly(root + "/a", root + "/b", root + "/f", root + "/g");
    assertThat(names(snapshot, root + "/b", true))
        .containsExactly(root + "/b/c", root + "/b/d", root + "/b/d/e");
    assertThat(names(snapshot, "/" + root + "/b/c", false)).containsExactly(root + "/b/c");
    assertThat(names(snapshot, "", true)).hasSize(7 + Path.of(root).getNameCount());
    var files = new ArrayList<ListedFile>();
    vault.files(snapshot, root, false, files::add);
    assertThat(files.get(1).kind()).isEqualTo(FileKind.FOLDER);
    assertThat(files.get(1).modified())
        .isEqualTo(Files.getLastModifiedTime(source.resolve("b")).toInstant());
    assertThat(files.get(2).size()).isEqualTo(4);
    assertThat(files.get(3).target()).contains("a");
  }

  @Test
  void everyPathOfALargeTreeIsFoundByHalving() throws IOException {
    for (var i = 0; i < 3_000; i++) {
      Files.createFile(folder(i % 40).resolve("a file with a name of some length " + i));
    }
    var snapshot = TestVaults.backUp(vault, source);

    assertThat(names(snapshot, root, false)).hasSize(40);
    for (var i = 0; i < 40; i++) {
      assertThat(names(snapshot, root + "/folder " + i, false)).hasSize(75);
      var file = root + "/folder " + i + "/a file with a name of some length " + (i + 40 * i);
      assertThat(names(snapshot, file, false)).containsExactly(file);
    }
    assertThat(names(snapshot, root, true)).hasSize(3_040);
  }

  @Test
  void whatIsNotThereIsSaidNotToBe() throws IOException {
    new SourceFiles(source).text("a", "1");
    var snapshot = TestVaults.backUp(vault, source);

    assertThat(TestVaults.failureOf(() -> names(snapshot, root + "/b", false)))
        .isEqualTo(Code.NO_SUCH_SNAPSHOT);
    assertThat(TestVaults.failureOf(() -> names(snapshot, root + "/a/b", false)))
        .isEqualTo(Code.NO_SUCH_SNAPSHOT);
  }

  private List<String> names(Snapshot snapshot, String path, boolean whole) throws IOException {
    var names = new ArrayList<String>();
    vault.files(snapshot, path, whole, file -> names.add(file.path()));
    return names;
  }
}
