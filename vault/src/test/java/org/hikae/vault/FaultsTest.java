package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.vault.store.testing.FaultyStore.every;
import static org.hikae.vault.store.testing.FaultyStore.nth;
import static org.hikae.vault.store.testing.FaultyStore.under;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.hikae.vault.store.Backoff;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.RetryingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.Fault;
import org.hikae.vault.store.testing.FaultyStore;
import org.hikae.vault.store.testing.FaultyStore.Operation;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a store can do to a vault, one fault at a time: the run fails or succeeds, and says which;
/// a store that lies is found out by check.
final class FaultsTest {
  private static final Duration GRACE = Duration.ofHours(24);

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store = new MemoryStore("main", () -> now);
  private Vault vault;
  private Path source;
  private Snapshot first;

  @BeforeEach
  void takeASnapshot() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 300_000).random("b/c", 20_000);
    TestVaults.passTime(source);
    first = TestVaults.backUp(vault, source);
  }

  @Test
  void aTornWriteIsFoundNamedAndHealed() throws IOException {
    var copy = new MemoryStore();
    var torn = new FaultyStore(copy).on(under(dataPack(), nth(Operation.PUT, 1)), Fault.TORN_WRITE);
    Vault.createMirror(copy, vault).close();
    try (var mirror = Vault.open(torn, TestVaults.key())) {
      mirror.pullFrom(store, Progress.NONE);

      var found = mirror.check(CheckDepth.STRUCTURE, Progress.NONE).findings();

      assertThat(found).isNotEmpty();
      assertThat(found).allMatch(finding -> finding.snapshots().contains(first.id()));
      assertThat(mirror.heal(store, Progress.NONE).remaining()).isEmpty();
      requireWhole(mirror, first);
    }
  }

  private String dataPack() throws IOException {
    var packs = new ArrayList<Store.StoredObject>();
    store.list("packs/", packs::add);
    return Collections.max(packs, Comparator.comparingLong(Store.StoredObject::size)).key();
  }

  @Test
  void aWriteThatWasLostKeepsASnapshotFromTheMirror() throws IOException {
    var copy = new MemoryStore();
    var lossy = new FaultyStore(copy).on(under("packs/", nth(Operation.PUT, 1)), Fault.LOST_WRITE);
    Vault.createMirror(copy, vault).close();
    try (var mirror = Vault.open(lossy, TestVaults.key())) {
      assertThatThrownBy(() -> mirror.pullFrom(store, Progress.NONE))
          .isInstanceOf(VaultException.class);
      assertThat(mirror.snapshots()).isEmpty();

      mirror.pullFrom(store, Progress.NONE);

      requireWhole(mirror, first);
    }
  }

  @Test
  void aPackOfABackupThatWasLostIsFoundWithTheSnapshotItTouches() throws IOException {
    new SourceFiles(source).random("d", 50_000);
    var lossy = new FaultyStore(store).on(under("packs/", nth(Operation.PUT, 1)), Fault.LOST_WRITE);
    Snapshot second;
    try (var opened = Vault.open(lossy, TestVaults.key())) {
      second = opened.backUp(backup(), Progress.NONE);
    }

    var findings = vault.check(CheckDepth.STRUCTURE, Progress.NONE).findings();

    assertThat(findings).isNotEmpty();
    assertThat(findings).allMatch(finding -> !finding.snapshots().contains(first.id()));
    assertThat(findings).anyMatch(finding -> finding.snapshots().contains(second.id()));
  }

  @Test
  void aShortReadAndAFlippedBitEndARestore() throws IOException {
    for (var fault : new Fault[] {Fault.SHORT_READ, Fault.FLIPPED_BIT}) {
      var faulty = new FaultyStore(store).on(under("packs/", nth(Operation.GET, 2)), fault);
      try (var opened = Vault.open(faulty, TestVaults.key())) {
        var target = temp.resolve(fault.name());
        assertThatThrownBy(() -> restore(opened, first, target)).isInstanceOf(IOException.class);
      }
    }
    requireWhole(vault, first);
  }

  @Test
  void aPruneThatMissesPartOfTheIndexInAListingRefuses() throws IOException {
    var blind = new FaultyStore(store);
    blind.on(under("index/", every(Operation.LISTED_OBJECT)), Fault.MISSING);
    try (var opened = Vault.open(blind, TestVaults.key())) {
      assertThat(TestVaults.failureOf(() -> opened.planPrune(GRACE)))
          .isEqualTo(VaultException.Code.DAMAGED);
    }
  }

  @Test
  void aSnapshotThatAListingMissesOnceLosesNothing() throws IOException {
    var blind = new FaultyStore(store);
    blind.on(under("snapshots/", every(Operation.LISTED_OBJECT)), Fault.MISSING);
    try (var opened = Vault.open(blind, TestVaults.key())) {
      assertThat(prune(opened).condemn()).isNotEmpty();
    }
    now = now.plus(GRACE);

    assertThat(prune(vault).rescue()).isNotEmpty();

    for (var i = 0; i < 3; i++) {
      requireWhole(vault, first);
      now = now.plus(GRACE);
      prune(vault);
    }
    requireWhole(vault, first);
  }

  @Test
  void listingsThatShowEverythingTwiceChangeNothing() throws IOException {
    var copy = new Twice(new MemoryStore());
    try (var opened = Vault.open(new Twice(store), TestVaults.key());
        var mirror = Vault.createMirror(copy, opened)) {
      new SourceFiles(source).random("d", 50_000);
      var second = TestVaults.backUp(opened, source, first);

      assertThat(opened.snapshots()).containsExactlyInAnyOrder(first, second);
      assertThat(mirror.pullFrom(new Twice(store), Progress.NONE).snapshots()).isEqualTo(2);
      assertThat(opened.check(CheckDepth.EVERY_BLOB, Progress.NONE).snapshots()).isEqualTo(2);
      assertThat(opened.planPrune(GRACE).isEmpty()).isTrue();
      requireWhole(mirror, mirror.snapshot(second.id().substring(0, 12)));
    }
  }

  /// Shows every object twice.
  private static final class Twice extends ForwardingStore {
    Twice(Store behind) {
      super(behind);
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(prefix, each.andThen(each));
    }
  }

  @Test
  void aListingThatStillShowsWhatWasSweptChangesNothing() throws IOException {
    var swept = TestVaults.keys(store).stream().filter(key -> key.startsWith("packs/")).toList();
    Files.delete(source.resolve("a"));
    new SourceFiles(source).random("d", 50_000);
    var second = TestVaults.backUp(vault, source, first);
    vault.forget(first);
    prune(vault);
    now = now.plus(GRACE);
    var stale = new Stale(store, swept);
    prune(vault);
    try (var opened = Vault.open(stale, TestVaults.key())) {
      for (var i = 0; i < 3; i++) {
        prune(opened);
        now = now.plus(GRACE);
      }
      requireWhole(opened, second);
    }
    requireWhole(vault, second);
  }

  /// Shows packs that may be gone by now.
  private static final class Stale extends ForwardingStore {
    private final List<String> shown;

    Stale(Store behind, List<String> shown) {
      super(behind);
      this.shown = shown;
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(prefix, each);
      for (var key : shown) {
        if (key.startsWith(prefix)) {
          each.accept(new StoredObject(key, 100, Instant.EPOCH));
        }
      }
    }
  }

  @Test
  void aStormOf503PassesOverEveryKindOfRun() throws IOException {
    // The faults are dealt out over all threads, so that one of them may meet many in a row.
    var patience = new Backoff(60, Duration.ZERO, Duration.ZERO);
    var stormy = new FaultyStore(store);
    for (var operation : Operation.values()) {
      if (operation != Operation.LISTED_OBJECT) {
        stormy.on(new Fault.When(operation, _ -> true, count -> count % 7 < 4), Fault.BUSY);
      }
    }
    var patient = new RetryingStore(stormy, patience, new Random(1), _ -> {});
    try (var opened = Vault.open(patient, TestVaults.key());
        var mirror = Vault.createMirror(new MemoryStore(), opened)) {
      new SourceFiles(source).random("d", 50_000);
      var second = opened.backUp(backup(), Progress.NONE);
      mirror.pullFrom(patient, Progress.NONE);
      opened.forget(first);
      prune(opened);
      requireWhole(opened, second);
      requireWhole(mirror, second);
    }
  }

  @Test
  void aFullDiskEndsABackupAndTheNextOneUsesWhatIsThere() throws IOException {
    new SourceFiles(source).random("d", 3_000_000);
    var full = new FaultyStore(store).on(nth(Operation.PUT, 2), Fault.FULL_DISK);
    try (var opened = Vault.open(full, TestVaults.key())) {
      assertThatThrownBy(() -> opened.backUp(backup(), Progress.NONE))
          .isInstanceOf(StoreException.Full.class);
    }
    requireWhole(vault, first, source.resolve("d"));

    requireWhole(vault, TestVaults.backUp(vault, source));
  }

  @Test
  void anAgentsClockMayJumpBothWays() throws IOException {
    var jumps = new Duration[] {Duration.ofDays(400), Duration.ofDays(-400), Duration.ofHours(30)};
    var last = first;
    for (var jump : jumps) {
      var clock = Clock.fixed(Instant.now().plus(jump), ZoneOffset.UTC);
      try (var opened =
          Vault.open(store, TestVaults.key(), new Surroundings(clock, new SecureRandom(), 2))) {
        new SourceFiles(source, new Random(jump.toHours())).random("a", 1000);
        TestVaults.passTime(source);
        last = TestVaults.backUp(opened, source, last);
        requireWhole(opened, last);
      }
    }
  }

  @Test
  void aStoresClockMayJumpBothWays() throws IOException {
    vault.forget(first);
    prune(vault);
    now = now.minus(Duration.ofDays(100));
    assertThat(prune(vault).sweep()).isEmpty();
    var second = TestVaults.backUp(vault, source);
    now = now.plus(Duration.ofDays(500));
    assertThat(prune(vault).sweep()).isNotEmpty();
    requireWhole(vault, second);
    now = now.minus(Duration.ofDays(1000));
    prune(vault);
    requireWhole(vault, second);
  }

  private FileBackup backup() {
    return new FileBackup(TestVaults.origin(), List.of(source), List.of());
  }

  private static PrunePlan prune(Vault pruned) throws IOException {
    return pruned.prune(pruned.planPrune(GRACE), Progress.NONE);
  }

  private static void restore(Vault from, Snapshot snapshot, Path target) throws IOException {
    var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst());
    from.restore(snapshot, target, options, Progress.NONE);
  }

  private void requireWhole(Vault kept, Snapshot snapshot, Path... later) throws IOException {
    assertThat(kept.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    var target = temp.resolve("restored");
    restore(kept, snapshot, target);
    if (later.length == 0 && !snapshot.equals(first)) {
      Trees.assertSame(source, target);
    }
    Trees.delete(target);
  }
}
