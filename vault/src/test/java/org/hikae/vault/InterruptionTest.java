package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stops runs after each write they make, and begins them again.
final class InterruptionTest {
  @TempDir Path temp;

  @Test
  void aBackupCutAfterAnyWriteLeavesAWholeVaultAndIsBegunAgain() throws IOException {
    var source = manyPacks();
    var puts = 0;
    for (var done = false; !done; puts++) {
      var store = new MemoryStore();
      try (var vault = Vault.create(store, TestVaults.key(), SMALL_PACKS)) {
        var before = TestVaults.backUp(vault, Files.createDirectories(temp.resolve("empty")));
        var cut = new CuttingStore(store, puts);
        var interrupted = Vault.open(cut, TestVaults.key());
        done = attempt(interrupted, source);

        assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
        assertThat(vault.snapshots()).hasSize(done ? 2 : 1).contains(before);
        TestVaults.backUp(vault, source);
      }
    }
    assertThat(puts).isGreaterThan(5);
  }

  private static boolean attempt(Vault vault, Path source) {
    try {
      vault.backUp(new FileBackup(TestVaults.origin(), List.of(source), List.of()), Progress.NONE);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void aMirrorCutAfterAnyWriteGoesOnFromThere() throws IOException {
    var origin = new MemoryStore();
    var vault = Vault.create(origin, TestVaults.key(), SMALL_PACKS);
    var snapshot = TestVaults.backUp(vault, manyPacks());
    var whole = TestVaults.keys(origin).size();
    for (var puts = 0; puts < whole - 2; puts++) {
      var store = new MemoryStore();
      Vault.createMirrorOf(origin, store, TestVaults.key()).close();
      var cut = Vault.open(new CuttingStore(store, puts), TestVaults.key());
      assertThatThrownBy(() -> cut.pullFrom(origin, Progress.NONE));

      var mirror = Vault.open(store, TestVaults.key());
      assertThat(mirror.snapshots()).isEmpty();
      assertThat(mirror.check(CheckDepth.STORED_BYTES, Progress.NONE).findings()).isEmpty();
      var present = packs(store);
      var mirrored = mirror.pullFrom(origin, Progress.NONE);

      assertThat(mirrored.packs()).isEqualTo(packs(origin) - present);
      assertThat(mirror.snapshots()).containsExactly(snapshot);
      assertThat(mirror.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    }
  }

  @Test
  void aMirrorCopiesOnlyWhatIsMissing() throws IOException {
    var origin = new MemoryStore();
    var store = new MemoryStore();
    var vault = TestVaults.create(origin);
    var source = manyPacks();
    var first = TestVaults.backUp(vault, source);
    var mirror = Vault.createMirror(store, vault);
    mirror.pullFrom(origin, Progress.NONE);
    new SourceFiles(source).text("one more", "file");
    TestVaults.backUp(vault, source, first);

    var second = mirror.pullFrom(origin, Progress.NONE);

    assertThat(second.snapshots()).isEqualTo(1);
    assertThat(second.copiedBytes()).isLessThan(20_000);
    assertThat(mirror.pullFrom(origin, Progress.NONE).copiedBytes()).isZero();
    assertThat(mirror.snapshots()).isEqualTo(vault.snapshots());
    var target = temp.resolve("restored");
    mirror.restore(
        mirror.snapshot("latest"),
        target,
        RestoreOptions.WHOLE.below(first.roots().getFirst()),
        Progress.NONE);
    Trees.assertSame(source, target);
  }

  @Test
  void aMirrorTakesNothingDamagedAndNoSnapshotThatIsNotWhole() throws IOException {
    var origin = new MemoryStore();
    var vault = TestVaults.create(origin);
    TestVaults.backUp(vault, manyPacks());
    var mirror = Vault.createMirror(new MemoryStore(), vault);
    var pack = TestVaults.keys(origin).stream().filter(key -> key.startsWith("packs/")).findFirst();
    var bytes = origin.get(pack.orElseThrow());
    bytes.put(500, (byte) ~bytes.get(500));
    origin.corrupt(pack.orElseThrow(), bytes);

    assertThat(TestVaults.failureOf(() -> mirror.pullFrom(origin, Progress.NONE)))
        .isEqualTo(VaultException.Code.DAMAGED);
    origin.delete(pack.orElseThrow());
    assertThat(TestVaults.failureOf(() -> mirror.pullFrom(origin, Progress.NONE)))
        .isEqualTo(VaultException.Code.DAMAGED);
    assertThat(mirror.snapshots()).isEmpty();
  }

  @Test
  void aMirrorRefusesAnotherFamily() throws IOException {
    var one = new MemoryStore();
    TestVaults.create(one);
    var other = TestVaults.create(new MemoryStore());

    assertThat(TestVaults.failureOf(() -> other.pullFrom(one, Progress.NONE)))
        .isEqualTo(VaultException.Code.OTHER_FAMILY);
  }

  private static final VaultSettings SMALL_PACKS = new VaultSettings(64 << 10, 1 << 20, 1);

  private Path manyPacks() throws IOException {
    var source = temp.resolve("source");
    if (!Files.exists(source)) {
      new SourceFiles(Files.createDirectory(source))
          .random("a", 1_500_000)
          .random("b", 900_000)
          .random("c/d", 600_000)
          .text("c/e", "some text");
    }
    return source;
  }

  private static int packs(MemoryStore store) throws IOException {
    return (int) TestVaults.keys(store).stream().filter(key -> key.startsWith("packs/")).count();
  }
}
