package org.hikae.vault.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.LockTerm;
import org.hikae.vault.Progress;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.Surroundings;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault whose snapshots are locked for 30 days, and what that does to what they need.
class VaultLockTest {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final Duration SPAN = Duration.ofDays(30);
  private static final VaultSettings LOCKED =
      new VaultSettings(64 << 10, 1 << 20, 1).lockedFor(new LockTerm(SPAN, Mode.COMPLIANCE));

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final Surroundings surroundings =
      new Surroundings(new MovedClock(), new SecureRandom(), 2);
  private final MemoryStore store = new MemoryStore("locked", () -> now);
  private Vault vault;
  private Path source;
  private Snapshot first;

  @BeforeEach
  void takeASnapshot() throws IOException {
    vault = Vault.create(store, TestVaults.key(), LOCKED, surroundings);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("kept", 1_500_000).random("dropped", 3_000_000);
    first = TestVaults.backUp(vault, source);
  }

  @Test
  void nobodyDeletesWhatASnapshotNeedsBeforeItsTime() throws IOException {
    now = now.plus(SPAN).minusSeconds(10);

    for (var key : TestVaults.keys(store)) {
      if (!key.startsWith("index/")) {
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(StoreException.Locked.class);
      }
    }
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
  }

  @Test
  void aLaterSnapshotExtendsTheLocksOfWhatItSharesAndOfNothingElse() throws IOException {
    var packs = packs();
    now = now.plus(Duration.ofDays(20));
    Files.delete(source.resolve("dropped"));

    var second = TestVaults.backUp(vault, source, first);

    var needed = now.plus(SPAN);
    assertThat(lockOf("snapshots/" + second.id())).isEqualTo(needed);
    assertThat(lockOf("vault")).isAfterOrEqualTo(needed);
    assertThat(packs)
        .as("packs of before that the second needs too")
        .anySatisfy(pack -> assertThat(lockOf(pack)).isAfterOrEqualTo(needed));
    assertThat(packs)
        .as("packs that only the first needs")
        .anySatisfy(pack -> assertThat(lockOf(pack)).isBefore(needed));
    assertThat(vault.planLocks().orElseThrow().extensions()).isEmpty();
  }

  @Test
  void aSnapshotThatIsStillLockedCannotBeForgotten() throws IOException {
    assertThatThrownBy(() -> vault.forget(first)).isInstanceOf(StoreException.Locked.class);

    now = now.plus(SPAN).plusSeconds(1);
    vault.forget(first);

    assertThat(vault.snapshots()).isEmpty();
  }

  @Test
  void aPruneLeavesWhatIsLockedAndSaysUntilWhen() throws IOException {
    now = now.plus(SPAN).plusSeconds(1);
    vault.forget(first);
    prune();
    now = now.plus(GRACE).plusSeconds(1);

    var early = prune();

    assertThat(early.sweep()).isEmpty();
    assertThat(early.locked())
        .isNotEmpty()
        .allSatisfy(
            pack ->
                assertThat(pack.until())
                    .isEqualTo(Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofDays(40))));
    assertThat(packs()).hasSameSizeAs(early.locked());
    now = early.locked().getFirst().until();
    assertThat(prune().sweep()).hasSameSizeAs(early.locked());
    assertThat(packs()).isEmpty();
    assertThat(vault.planPrune(GRACE).isEmpty()).isTrue();
  }

  @Test
  void aVaultOpenedAgainGoesOnLocking() throws IOException {
    try (var again = Vault.open(store, TestVaults.key(), surroundings)) {
      new SourceFiles(source).random("added", 2_000_000);
      var second = TestVaults.backUp(again, source, first);

      assertThat(again.summary().settings().lock()).contains(new LockTerm(SPAN, Mode.COMPLIANCE));
      assertThatThrownBy(() -> store.delete("snapshots/" + second.id()))
          .isInstanceOf(StoreException.Locked.class);
    }
  }

  @Test
  void aMirrorLocksWhatItPulls() throws IOException {
    var copy = new MemoryStore("mirror", () -> now);
    now = now.plus(Duration.ofDays(10));
    try (var mirror = Vault.createMirror(copy, vault)) {
      mirror.pullFrom(store, Progress.NONE);
    }

    assertThatThrownBy(() -> copy.delete("snapshots/" + first.id()))
        .isInstanceOf(StoreException.Locked.class);
    for (var pack : packs()) {
      assertThatThrownBy(() -> copy.delete(pack)).isInstanceOf(StoreException.Locked.class);
    }
  }

  private PrunePlan prune() throws IOException {
    return vault.prune(vault.planPrune(GRACE), Progress.NONE);
  }

  private List<String> packs() throws IOException {
    return TestVaults.keys(store).stream().filter(key -> key.startsWith("packs/")).toList();
  }

  private Instant lockOf(String key) {
    return store.lockOf(key).map(Lock::until).orElse(Instant.MIN);
  }

  private final class MovedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
