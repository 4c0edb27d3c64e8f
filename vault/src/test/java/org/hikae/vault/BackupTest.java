package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;
  private SourceFiles files;
  private Path source;

  @BeforeEach
  void makeVault() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    files = new SourceFiles(source);
  }

  @Test
  void restoresEveryKindOfSizeBitForBit() throws IOException {
    files.random("empty", 0).random("tiny", 1).random("small", 16 << 10).random("odd", 70_001);
    files.random("frame", 1 << 20).random("frame-and-one", (1 << 20) + 1).random("large", 11 << 20);
    files.text("deep/er/and/deeper", "hello").random("deep/random", 300_000);
    Files.createDirectories(source.resolve("empty folder"));

    var snapshot = TestVaults.backUp(vault, source);
    var restored = restore(snapshot);

    Trees.assertSame(source, restored);
    assertThat(snapshot.figures().sourceBytes()).isEqualTo(snapshot.figures().readBytes());
    assertThat(snapshot.notes()).isEmpty();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
  }

  @Test
  void keepsModesTimesAndLinks() throws IOException {
    files.text("script", "#!/bin/sh\n").text("secret", "s3");
    Files.setPosixFilePermissions(
        source.resolve("script"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.setPosixFilePermissions(
        source.resolve("secret"), PosixFilePermissions.fromString("r--------"));
    Files.setLastModifiedTime(
        source.resolve("secret"), FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z")));
    Files.createSymbolicLink(source.resolve("link"), Path.of("../outside/nowhere"));
    Files.createLink(source.resolve("second name"), source.resolve("script"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("1999-12-31T23:59:59.5Z")));

    var restored = restore(TestVaults.backUp(vault, source));

    Trees.assertSame(source, restored);
    assertThat(Files.getAttribute(restored.resolve("script"), "unix:ino"))
        .isEqualTo(Files.getAttribute(restored.resolve("second name"), "unix:ino"));
    assertThat(Files.getLastModifiedTime(restored.resolve("secret")).toInstant())
        .isEqualTo(Instant.parse("2001-02-03T04:05:06.123456789Z"));
    assertThat(Files.getLastModifiedTime(restored).toInstant())
        .isEqualTo(Instant.parse("1999-12-31T23:59:59.5Z"));
    assertThat(Files.isSymbolicLink(restored.resolve("link"))).isTrue();
  }

  /// `link/data`, where `link` leads to another folder, means what is really there.
  @Test
  void aPathThatLeadsThroughALinkIsFollowed() throws IOException {
    files.text("real/data/file", "not to be lost");
    var link = Files.createSymbolicLink(source.resolve("link"), Path.of("real"));

    var snapshot = TestVaults.backUp(vault, link.resolve("data"));

    assertThat(snapshot.figures().sourceBytes()).isEqualTo("not to be lost".length());
    assertThat(snapshot.roots()).singleElement().asString().endsWith("source/real/data");
    var dots = TestVaults.backUp(vault, link.resolve("data/../data/."));
    assertThat(dots.roots()).isEqualTo(snapshot.roots());
    assertThat(TestVaults.backUp(vault, link).figures().sourceBytes())
        .as("the link itself is what was named")
        .isZero();
  }

  @Test
  void readsOnlyWhatChangedSinceTheParent() throws IOException {
    files.random("a", 100_000).random("b", 3 << 20).random("sub/c", 5);
    TestVaults.passTime(source);
    var first = TestVaults.backUp(vault, source);
    TestVaults.passTime(source);
    files.random("sub/c", 77);

    var second = TestVaults.backUp(vault, source, first);

    assertThat(second.figures().readBytes()).isEqualTo(77);
    Trees.assertSame(source, restore(second));
  }

  @Test
  void anUnchangedRunReadsNothingAndStoresNothing() throws IOException {
    for (var i = 0; i < 500; i++) {
      files.random("folder" + i % 7 + "/file" + i, 500 + i);
    }
    TestVaults.passTime(source);
    var first = TestVaults.backUp(vault, source);
    var objects = TestVaults.keys(store);

    var second = TestVaults.backUp(vault, source, first);

    assertThat(second.figures().readBytes()).isZero();
    assertThat(second.figures().storedBytes()).isZero();
    assertThat(TestVaults.keys(store)).hasSize(objects.size() + 1);
    Trees.assertSame(source, restore(second));
  }

  @Test
  void storesEqualContentOnce() throws IOException {
    files.random("one", 5 << 20);
    Files.copy(source.resolve("one"), source.resolve("two"));

    var snapshot = TestVaults.backUp(vault, source);

    assertThat(snapshot.figures().sourceBytes()).isEqualTo(10 << 20);
    assertThat(snapshot.figures().storedBytes()).isLessThan(5_400_000);
  }

  @Test
  void storesLittleWhenALargeFileIsEditedInTheMiddle() throws IOException {
    files.random("disk", 20 << 20);
    var first = TestVaults.backUp(vault, source);
    var bytes = Files.readAllBytes(source.resolve("disk"));
    var edited = new byte[bytes.length + 100];
    System.arraycopy(bytes, 0, edited, 0, 9_000_000);
    System.arraycopy(bytes, 9_000_000, edited, 9_000_100, bytes.length - 9_000_000);
    Files.write(source.resolve("disk"), edited);

    var second = TestVaults.backUp(vault, source, first);

    assertThat(second.figures().storedBytes()).isLessThan(700_000);
    Trees.assertSame(source, restore(second));
  }

  @Test
  void keepsSparseFilesSparse() throws IOException {
    files.sparse("image", 64 << 20, List.of(0L, 5L << 20, 40L << 20));

    var snapshot = TestVaults.backUp(vault, source);
    var restored = restore(snapshot);

    Trees.assertSame(source, restored);
    assertThat(snapshot.figures().readBytes()).isLessThan(4 << 20);
    assertThat(SourceFiles.stored(restored.resolve("image"))).isLessThan(4 << 20);
  }

  @Test
  void leavesOutWhatIsExcluded() throws IOException {
    files.text("keep", "1").text("drop.tmp", "2").text("cache/x", "3");

    var snapshot =
        vault.backUp(
            new FileBackup(
                TestVaults.origin(), List.of(source), List.of("**.tmp", source + "/cache")),
            Progress.NONE);

    assertThat(restore(snapshot)).isDirectoryNotContaining("glob:**drop.tmp");
    assertThat(temp.resolve("restored/cache")).doesNotExist();
    assertThat(temp.resolve("restored/keep")).exists();
  }

  @Test
  void saysWhichRootIsNotThere() {
    var backup = new FileBackup(TestVaults.origin(), List.of(temp.resolve("nowhere")), List.of());

    assertThat(TestVaults.failureOf(() -> vault.backUp(backup, Progress.NONE)))
        .isEqualTo(VaultException.Code.SOURCE_UNREADABLE);
  }

  @Test
  void aStreamedSnapshotRestoresWhole() throws IOException {
    var random = new Random(3);
    var large = new byte[9 << 20];
    random.nextBytes(large);
    var at = Instant.parse("2026-01-02T03:04:05.678Z");
    Snapshot snapshot;
    try (var writer = vault.begin(TestVaults.origin(), Progress.NONE)) {
      writer.directory("base", 0700, at);
      writer.file("base/large", 0600, at, new ByteArrayInputStream(large));
      writer.file(
          "PG_VERSION",
          0644,
          at,
          new ByteArrayInputStream("18\n".getBytes(StandardCharsets.UTF_8)));
      writer.file("a/new/folder/x", 0644, at, new ByteArrayInputStream(new byte[0]));
      writer.symbolicLink("base/link", "../PG_VERSION");
      snapshot = writer.finish(at, Optional.of("0/5000028"));
    }
    vault.restore(snapshot, temp.resolve("out"), RestoreOptions.WHOLE, Progress.NONE);

    assertThat(temp.resolve("out/base/large")).hasBinaryContent(large);
    assertThat(temp.resolve("out/PG_VERSION")).hasContent("18\n");
    assertThat(temp.resolve("out/a/new/folder/x")).isEmptyFile();
    assertThat(Files.readSymbolicLink(temp.resolve("out/base/link")).toString())
        .isEqualTo("../PG_VERSION");
    assertThat(Files.getLastModifiedTime(temp.resolve("out/base")).toInstant()).isEqualTo(at);
    assertThat(snapshot.origin().position()).contains("0/5000028");
    assertThat(Files.getPosixFilePermissions(temp.resolve("out/base"), LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void findsSnapshotsByLatestAndByTheBeginningOfTheirId() throws IOException {
    files.text("x", "1");
    var first = TestVaults.backUp(vault, source);
    files.text("x", "2");
    var second = TestVaults.backUp(vault, source, first);

    assertThat(vault.snapshot("latest")).isEqualTo(second);
    assertThat(vault.snapshot(first.id().substring(0, 12))).isEqualTo(first);
    assertThat(vault.snapshots()).containsExactly(first, second);
    assertThat(TestVaults.failureOf(() -> vault.snapshot("beef00")))
        .isEqualTo(VaultException.Code.NO_SUCH_SNAPSHOT);
  }

  private Path restore(Snapshot snapshot) throws IOException {
    var target = temp.resolve("restored");
    vault.restore(
        snapshot, target, RestoreOptions.WHOLE.below(snapshot.roots().getFirst()), Progress.NONE);
    return target;
  }
}
