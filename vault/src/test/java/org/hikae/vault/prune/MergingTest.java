package org.hikae.vault.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CuttingStore;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Index segments become few again, and nobody who reads meanwhile is hindered.
final class MergingTest {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final int BACKUPS = SegmentPlan.MOST_SMALL + 2;

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store = new MemoryStore("merged", () -> now);
  private final List<Snapshot> snapshots = new ArrayList<>();
  private Vault vault;
  private Path source;

  @BeforeEach
  void takeManySnapshots() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    for (var i = 0; i < BACKUPS; i++) {
      new SourceFiles(source).text("day " + i, "what happened on day " + i);
      snapshots.add(TestVaults.backUp(vault, source));
    }
  }

  @Test
  void manySegmentsBecomeOneAfterTheGraceTime() throws IOException {
    var before = segments();

    var merged = prune();

    assertThat(merged.merge()).hasSize(before.size());
    assertThat(segments()).containsAll(before).hasSize(before.size() + 2);
    requireWhole(vault);
    now = now.plus(GRACE);
    assertThat(prune().retire()).hasSize(before.size());
    assertThat(segments()).hasSize(2).doesNotContainAnyElementsOf(before);
    requireWhole(vault);
    assertThat(vault.planPrune(GRACE).isEmpty()).isTrue();
    now = now.plus(GRACE);
    prune();
    assertThat(below("condemned/")).isEmpty();
  }

  @Test
  void mergedSegmentsAreNotReadAgain() throws IOException {
    prune();
    var reads = new ArrayList<String>();
    try (var watched = Vault.open(new Watched(store, reads), TestVaults.key())) {
      restore(watched, snapshots.getLast());
    }

    assertThat(reads.stream().filter(key -> key.startsWith("index/")).distinct()).hasSize(2);
  }

  @Test
  void aBackupBesideMarksOfSegmentsLooksThroughNoTreeOnceMore() throws IOException {
    var before = readsOfABackup();
    prune();
    assertThat(below("condemned/")).isNotEmpty();

    assertThat(readsOfABackup()).isEqualTo(before);
  }

  private long readsOfABackup() throws IOException {
    var reads = new ArrayList<String>();
    try (var watched = Vault.open(new Watched(store, reads), TestVaults.key())) {
      watched.backUp(
          new FileBackup(TestVaults.since(snapshots.getLast()), List.of(source), List.of()),
          Progress.NONE);
    }
    return reads.stream().filter(key -> key.startsWith("packs/")).count();
  }

  @Test
  void whenTheMergedSegmentIsDamagedTheOldOnesStillServe() throws IOException {
    var before = segments();
    prune();
    for (var key : segments()) {
      if (!before.contains(key)) {
        var bytes = store.get(key);
        bytes.put(bytes.limit() / 2, (byte) ~bytes.get(bytes.limit() / 2));
        store.corrupt(key, bytes);
      }
    }

    restore(vault, snapshots.getLast());
  }

  @Test
  void whoListedTheOldOnesReadsTheNewOnes() throws IOException {
    var stale = new ArrayList<>(segments());
    prune();
    now = now.plus(GRACE);
    prune();

    try (var behind = Vault.open(new Ghosts(store, stale), TestVaults.key())) {
      restore(behind, snapshots.getLast());
      assertThat(behind.planPrune(GRACE).isEmpty()).isTrue();
    }
  }

  @Test
  void aMirrorGetsAllWhileTheyAreMerged() throws IOException {
    var copy = new MemoryStore("copy", () -> now);
    try (var mirror = Vault.createMirror(copy, vault)) {
      prune();
      mirror.pullFrom(store, Progress.NONE);
      now = now.plus(GRACE);
      prune();
      mirror.pullFrom(store, Progress.NONE);

      requireWhole(mirror);
      mirror.prune(mirror.planPrune(GRACE), Progress.NONE);
      now = now.plus(GRACE);
      mirror.prune(mirror.planPrune(GRACE), Progress.NONE);
      requireWhole(mirror);
    }
  }

  @Test
  void aMergeCutAfterAnyWriteLosesNothing() throws IOException {
    vault.forget(snapshots.getFirst());
    snapshots.removeFirst();
    for (var writes = 0; writes < 45; writes++) {
      try (var cut = Vault.open(new CuttingStore(store, writes), TestVaults.key())) {
        cut.prune(cut.planPrune(GRACE), Progress.NONE);
      } catch (IOException _) {
        assertThat(writes).isLessThan(45);
      }
      requireWhole(vault, snapshots.getLast());
      now = now.plus(Duration.ofHours(13));
    }

    for (var i = 0; i < 4; i++) {
      prune();
      now = now.plus(GRACE);
    }
    assertThat(segments()).hasSize(2);
    assertThat(vault.planPrune(GRACE).isEmpty()).isTrue();
    requireWhole(vault);
  }

  @Test
  void twoPrunesAtOnceLeaveOneListing() throws IOException {
    var one = vault.pruning(GRACE);
    var other = vault.pruning(GRACE);
    one.run(Progress.NONE);
    other.run(Progress.NONE);
    requireWhole(vault);

    for (var i = 0; i < 4; i++) {
      now = now.plus(GRACE);
      prune();
      requireWhole(vault);
    }
    assertThat(segments()).hasSize(2);
  }

  private PrunePlan prune() throws IOException {
    return vault.pruning(GRACE).run(Progress.NONE);
  }

  private List<String> segments() throws IOException {
    return below("index/");
  }

  private List<String> below(String prefix) throws IOException {
    return TestVaults.keys(store).stream().filter(key -> key.startsWith(prefix)).toList();
  }

  private void requireWhole(Vault kept) throws IOException {
    requireWhole(kept, snapshots.getLast());
    restore(kept, snapshots.getLast());
  }

  private static void requireWhole(Vault kept, Snapshot snapshot) throws IOException {
    assertThat(kept.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    assertThat(kept.snapshots()).contains(snapshot);
  }

  private void restore(Vault kept, Snapshot snapshot) throws IOException {
    var target = temp.resolve("restored");
    kept.restore(
        snapshot, target, RestoreOptions.WHOLE.below(snapshot.roots().getFirst()), Progress.NONE);
    Trees.assertSame(source, target);
    Trees.delete(target);
  }

  /// Notes what is read.
  private static final class Watched extends ForwardingStore {
    private final List<String> reads;

    Watched(Store behind, List<String> reads) {
      super(behind);
      this.reads = reads;
    }

    @Override
    public ByteBuffer get(String key, long offset, int length) throws IOException {
      synchronized (reads) {
        reads.add(key);
      }
      return super.get(key, offset, length);
    }
  }

  /// Goes on listing what is long gone.
  private static final class Ghosts extends ForwardingStore {
    private final List<String> stale;

    Ghosts(Store behind, List<String> stale) {
      super(behind);
      this.stale = stale;
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(prefix, each);
      stale.stream()
          .filter(key -> key.startsWith(prefix))
          .forEach(key -> each.accept(new StoredObject(key, 100, Instant.EPOCH)));
    }
  }
}
