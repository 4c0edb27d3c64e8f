package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prunes that come in between a run's last look and its snapshot, while days pass in a moment.
final class FootingTest {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final VaultSettings SMALL_PACKS = new VaultSettings(64 << 10, 1 << 20, 1);

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store = new MemoryStore("main", () -> now);
  private Vault vault;
  private Path source;
  private Snapshot first;

  @BeforeEach
  void takeASnapshot() throws IOException {
    vault = Vault.create(store, TestVaults.key(), SMALL_PACKS);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 300_000).random("b/c", 200_000);
    TestVaults.passTime(source);
    first = TestVaults.backUp(vault, source);
  }

  @Test
  void whatWasCondemnedBeforeASnapshotIsPublishedIsMoved() throws IOException {
    var second = backUpWhile(this::forgetAndPrune, Moment.BEFORE);

    now = now.plus(GRACE);
    prune(vault);
    now = now.plus(GRACE);
    prune(vault);

    requireWhole(vault, second);
  }

  @Test
  void whatWasCondemnedWhileASnapshotIsPublishedIsMoved() throws IOException {
    var second = backUpWhile(this::forgetAndPrune, Moment.AFTER);

    now = now.plus(GRACE);
    prune(vault);
    now = now.plus(GRACE);
    prune(vault);

    requireWhole(vault, second);
  }

  @Test
  void aSnapshotWhosePacksWereSweptIsNotAcknowledgedAndNotThere() throws IOException {
    for (var moment : Moment.values()) {
      assertThatThrownBy(() -> backUpWhile(this::forgetPruneAndSweep, moment))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining("a prune overtook this run");

      assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
      first = TestVaults.backUp(vault, source);
      requireWhole(vault, first);
    }
  }

  @Test
  void aMirrorCountsOnNothingThatIsCondemnedThere() throws IOException {
    var copy = new MemoryStore("copy", () -> now);
    try (var mirror = Vault.createMirror(copy, vault)) {
      mirror.pullFrom(store, Progress.NONE);
      mirror.forget(first);
      prune(mirror);
      now = now.plus(GRACE);
      var second = TestVaults.backUp(vault, source, first);
      var sweeping = mirror.planPrune(GRACE);

      mirror.pullFrom(store, Progress.NONE);
      mirror.prune(sweeping, Progress.NONE);
      now = now.plus(GRACE);
      prune(mirror);

      requireWhole(mirror, second);
      requireWhole(mirror, first);
    }
  }

  /// Two runs bring the same snapshot; what the second cannot read for a while is no reason to take
  /// it away from the first, which has said that it is there.
  @Test
  void aMirrorTakesNothingBackThatAnotherRunHasBrought() throws IOException {
    var copy = new MemoryStore("copy", () -> now);
    try (var mirror = Vault.createMirror(copy, vault)) {
      var key = "snapshots/" + first.id();
      var late = new Late(copy, key, () -> mark(mirror), 2);
      try (var second = Vault.open(late, TestVaults.key())) {
        mirror.pullFrom(store, Progress.NONE);

        assertThatThrownBy(() -> second.pullFrom(store, Progress.NONE))
            .isInstanceOf(VaultException.class)
            .hasMessageContaining("a prune overtook this run");
      }
      assertThat(late.flips).isZero();
      requireWhole(mirror, first);
    }
  }

  @Test
  void aMirrorLooksAgainAtWhatCameAltered() throws IOException {
    var copy = new MemoryStore("copy", () -> now);
    try (var mirror = Vault.createMirror(copy, vault)) {
      var late = new Late(copy, "snapshots/" + first.id(), () -> mark(mirror), 1);
      try (var second = Vault.open(late, TestVaults.key())) {
        mirror.pullFrom(store, Progress.NONE);

        second.pullFrom(store, Progress.NONE);
      }
      assertThat(late.flips).isZero();
      requireWhole(mirror, first);
    }
  }

  @Test
  void aSnapshotThatCameAlteredIsAskedForOnceMore() throws IOException {
    var copy = new MemoryStore("copy", () -> now);
    try (var mirror = Vault.createMirror(copy, vault);
        var flipping = new Late(store, "", () -> {}, 0)) {
      flipping.flipNext("snapshots/", 1);

      var mirrored = mirror.pullFrom(flipping, Progress.NONE);

      assertThat(mirrored.refused()).isEmpty();
      requireWhole(mirror, first);
    }
  }

  /// Leaves a mark behind, as a prune does that finds something to condemn.
  private void mark(Vault marked) throws IOException {
    var folder = Files.createDirectories(temp.resolve("more"));
    new SourceFiles(folder).random("x", 50_000);
    TestVaults.passTime(folder);
    marked.forget(TestVaults.backUp(marked, folder));
    prune(marked);
  }

  @Test
  void aPackThatIsListedAgainAfterItWasSweptIsNotCountedOn() throws IOException {
    var segment =
        TestVaults.keys(store).stream()
            .filter(key -> key.startsWith("index/data/"))
            .findFirst()
            .orElseThrow();
    var listing = store.get(segment);
    vault.forget(first);
    prune(vault);
    now = now.plus(GRACE);
    prune(vault);
    store.put(segment, listing); // a run beside the prune wrote it

    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    requireWhole(vault, TestVaults.backUp(vault, source));
    now = now.plus(GRACE);
    prune(vault);
    assertThat(TestVaults.keys(store)).doesNotContain(segment);
  }

  private enum Moment {
    BEFORE,
    AFTER
  }

  /// Something done at a certain moment.
  private interface Deed {
    void run() throws IOException;
  }

  private Snapshot backUpWhile(Deed deed, Moment moment) throws IOException {
    try (var busy = Vault.open(new Interrupted(store, deed, moment), TestVaults.key())) {
      return busy.backUp(
          new FileBackup(TestVaults.since(first), List.of(source), List.of()), Progress.NONE);
    }
  }

  /// Prunes as one does that looked before there was any new snapshot.
  private void forgetAndPrune() throws IOException {
    vault.forget(first);
    for (var snapshot : vault.snapshots()) {
      var key = "snapshots/" + snapshot.id();
      var bytes = store.get(key);
      vault.forget(snapshot);
      prune(vault);
      store.put(key, bytes);
    }
    prune(vault);
    assertThat(TestVaults.keys(store)).anyMatch(key -> key.startsWith("condemned/"));
  }

  /// As it was seen before the new snapshot was there.
  private void forgetPruneAndSweep() throws IOException {
    vault.forget(first);
    for (var key : TestVaults.keys(store)) {
      if (key.startsWith("packs/") || key.startsWith("index/")) {
        store.delete(key);
      }
    }
  }

  private static void prune(Vault pruned) throws IOException {
    pruned.prune(pruned.planPrune(GRACE), Progress.NONE);
  }

  private void requireWhole(Vault kept, Snapshot snapshot) throws IOException {
    assertThat(kept.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    var target = temp.resolve("restored");
    kept.restore(
        snapshot, target, RestoreOptions.WHOLE.below(snapshot.roots().getFirst()), Progress.NONE);
    Trees.assertSame(source, target);
    Trees.delete(target);
  }

  /// Does something right before or right after the first snapshot is put.
  private static final class Interrupted extends ForwardingStore {
    private final Deed deed;
    private final Moment moment;
    private final AtomicBoolean done = new AtomicBoolean();

    Interrupted(Store behind, Deed deed, Moment moment) {
      super(behind);
      this.deed = deed;
      this.moment = moment;
    }

    @Override
    public Put put(String key, ByteBuffer content) throws IOException {
      var now = key.startsWith("snapshots/") && done.compareAndSet(false, true);
      if (now && moment == Moment.BEFORE) {
        deed.run();
      }
      var put = super.put(key, content);
      if (now && moment == Moment.AFTER) {
        deed.run();
      }
      return put;
    }
  }

  /// A store whose listing lacks a snapshot until it is put. Then something happens, and some reads
  /// of packs come altered.
  private static final class Late extends ForwardingStore {
    private final String hidden;
    private final Deed deed;
    private final int flipsThen;
    private String flipped = "packs/";
    private boolean put;
    private int flips;

    Late(Store behind, String hidden, Deed deed, int flipsThen) {
      super(behind);
      this.hidden = hidden;
      this.deed = deed;
      this.flipsThen = flipsThen;
    }

    void flipNext(String prefix, int times) {
      flipped = prefix;
      flips = times;
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(
          prefix,
          object -> {
            if (put || !object.key().equals(hidden)) {
              each.accept(object);
            }
          });
    }

    @Override
    public Put put(String key, ByteBuffer content) throws IOException {
      var done = super.put(key, content);
      if (key.equals(hidden)) {
        put = true;
        deed.run();
        flips = flipsThen;
      }
      return done;
    }

    @Override
    public ByteBuffer get(String key, long offset, int length) throws IOException {
      var content = super.get(key, offset, length);
      if (flips == 0 || !key.startsWith(flipped)) {
        return content;
      }
      flips--;
      var altered = ByteBuffer.allocate(content.remaining()).put(content).flip();
      altered.put(altered.limit() / 2, (byte) (altered.get(altered.limit() / 2) ^ 1));
      return altered;
    }
  }
}
