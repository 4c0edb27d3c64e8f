package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PruneTest {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final VaultSettings SMALL_PACKS = new VaultSettings(64 << 10, 1 << 20, 1);

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store = new MemoryStore("pruned", () -> now);
  private Vault vault;
  private Path source;
  private Snapshot first;
  private Snapshot second;

  /// Two snapshots: the first alone needs some 2.5 MB, the second alone 0.5 MB, both 0.5 MB.
  @BeforeEach
  void takeTwoSnapshots() throws IOException {
    vault = Vault.create(store, TestVaults.key(), SMALL_PACKS);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("kept", 500_000).random("dropped", 3_000_000);
    first = TestVaults.backUp(vault, source);
    Files.delete(source.resolve("dropped"));
    new SourceFiles(source).random("added", 1_000_000);
    second = TestVaults.backUp(vault, source, first);
  }

  @Test
  void nothingIsPrunedWhileEverySnapshotIsKept() throws IOException {
    assertThat(vault.planPrune(GRACE).isEmpty()).isTrue();
  }

  @Test
  void whatOnlyAForgottenSnapshotNeededGoesAfterTheGraceTime() throws IOException {
    var before = vault.summary().storedBytes();
    vault.forget(first);

    var condemned = prune();

    assertThat(condemned.condemnedBytes()).isGreaterThan(2_000_000);
    assertThat(condemned.sweep()).isEmpty();
    assertThat(vault.summary().storedBytes()).isGreaterThanOrEqualTo(before);
    now = now.plus(Duration.ofHours(23));
    assertThat(prune().sweep()).isEmpty();
    now = now.plus(Duration.ofHours(2));
    assertThat(prune().freedBytes()).isGreaterThan(2_000_000);
    assertThat(vault.summary().storedBytes()).isLessThan(before - 2_000_000);
    requireWhole(second);
    assertThat(vault.planPrune(GRACE).isEmpty()).isTrue();
    now = now.plus(GRACE);
    prune();
    assertThat(TestVaults.keys(store)).noneMatch(key -> key.startsWith("condemned/"));
    requireWhole(second);
  }

  @Test
  void aBackupThatCountedOnACondemnedPackKeepsIt() throws IOException {
    var key = "snapshots/" + first.id();
    var underWay = copy(store.get(key));
    vault.forget(first);
    prune();
    store.put(key, underWay);
    now = now.plus(GRACE);

    var pruned = prune();

    assertThat(pruned.rescue()).isNotEmpty();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    vault.restore(first, temp.resolve("first"), RestoreOptions.WHOLE, Progress.NONE);
    requireWhole(second);
  }

  @Test
  void aBackupCountsOnNothingThatIsCondemned() throws IOException {
    vault.forget(first);
    prune();
    new SourceFiles(source).random("kept again", 500_000).random("dropped", 3_000_000);

    var third = TestVaults.backUp(vault, source, second);

    assertThat(third.figures().storedBytes()).isGreaterThan(2_000_000);
    now = now.plus(GRACE);
    prune();
    requireWhole(third);
  }

  @Test
  void aPruneCutAfterAnyWriteLosesNothing() throws IOException {
    vault.forget(first);
    for (var writes = 0; writes < 40; writes++) {
      attempt(writes);
      requireWhole(second);
      now = now.plus(Duration.ofHours(13));
    }

    prune();
    now = now.plus(GRACE);
    prune();

    assertThat(vault.planPrune(GRACE).isEmpty()).isTrue();
    requireWhole(second);
  }

  private void attempt(int writes) throws IOException {
    try (var cut = Vault.open(new CuttingStore(store, writes), TestVaults.key())) {
      cut.prune(cut.planPrune(GRACE), Progress.NONE);
    } catch (IOException _) {
      assertThat(writes).isLessThan(40);
    }
  }

  @Test
  void whatAKilledBackupLeftGoesToo() throws IOException {
    new SourceFiles(source).random("more", 2_000_000);
    try (var cut = Vault.open(new CuttingStore(store, 2), TestVaults.key())) {
      assertThatThrownBy(() -> TestVaults.backUp(cut, source, second));
    }
    var before = vault.summary().packs();
    now = now.plus(GRACE).plusSeconds(1);
    prune();
    now = now.plus(GRACE);

    prune();

    assertThat(vault.summary().packs()).isEqualTo(before - 2);
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
  }

  @Test
  void aDamagedVaultIsNotPruned() throws IOException {
    for (var key : TestVaults.keys(store)) {
      if (key.startsWith("index/data/")) {
        store.delete(key);
      }
    }

    assertThat(TestVaults.failureOf(() -> vault.planPrune(GRACE)))
        .isEqualTo(VaultException.Code.DAMAGED);
  }

  @Test
  void aMirrorHealsWhateverWasDamagedOrLost() throws IOException {
    var mirror = new MemoryStore();
    try (var copy = Vault.createMirror(mirror, vault)) {
      copy.pullFrom(store, Progress.NONE);
    }
    var number = 0;
    for (var key : TestVaults.keys(store)) {
      if (!key.equals("vault") && !key.startsWith("keys/")) {
        damage(key, number++ % 2 == 0);
      }
    }
    assertThat(vault.check(CheckDepth.STORED_BYTES, Progress.NONE).clean()).isFalse();

    var healed = vault.heal(mirror, Progress.NONE);

    assertThat(healed.remaining()).isEmpty();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    requireWhole(second);
  }

  private void damage(String key, boolean flip) throws IOException {
    if (flip || !key.startsWith("packs/")) {
      var bytes = store.get(key);
      bytes.put(bytes.limit() / 2, (byte) ~bytes.get(bytes.limit() / 2));
      store.corrupt(key, bytes);
    } else {
      store.delete(key);
    }
  }

  private PrunePlan prune() throws IOException {
    return vault.prune(vault.planPrune(GRACE), Progress.NONE);
  }

  private void requireWhole(Snapshot snapshot) throws IOException {
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    var target = temp.resolve("restored");
    vault.restore(
        snapshot, target, RestoreOptions.WHOLE.below(snapshot.roots().getFirst()), Progress.NONE);
    Trees.assertSame(source, target);
    Trees.delete(target);
  }

  private static ByteBuffer copy(ByteBuffer content) {
    return ByteBuffer.allocate(content.remaining()).put(content).flip();
  }
}
