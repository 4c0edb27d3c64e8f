package org.hikae.vault.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.Surroundings;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException.Code;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HoldTest {
  private static final Duration GRACE = Duration.ofHours(24);

  @TempDir Path temp;
  private Instant storeTime = Instant.parse("2026-03-01T00:00:00Z");
  private Instant ownTime = storeTime;
  private final MemoryStore store = new MemoryStore("held", () -> storeTime);
  private Vault vault;
  private Snapshot held;
  private Snapshot free;

  @BeforeEach
  void holdOneOfTwo() throws IOException {
    vault =
        Vault.create(
            store,
            TestVaults.key(),
            VaultSettings.DEFAULT,
            new Surroundings(new MovedClock(), new SecureRandom(), 2));
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 3000);
    held = TestVaults.backUp(vault, source);
    new SourceFiles(source).random("b", 3000);
    free = TestVaults.backUp(vault, source);
  }

  private Hold hold(Optional<Instant> until) throws IOException {
    return vault.holds().place(held, "the audit of 2026", "inspector", until);
  }

  @Test
  void aHeldSnapshotIsNotForgottenAndNothingBesideItIs() throws IOException {
    hold(Optional.empty());

    assertThat(TestVaults.failureOf(() -> vault.forget(List.of(free, held)))).isEqualTo(Code.HELD);

    assertThat(vault.snapshots()).contains(held, free);
    vault.forget(free);
    assertThat(vault.snapshots()).containsExactly(held);
  }

  @Test
  void everyClientSeesWhoHoldsWhatAndWhy() throws IOException {
    var placed = hold(Optional.of(ownTime.plus(GRACE)));

    var seen = Vault.open(store, TestVaults.key()).holds().all().holds();

    assertThat(seen).containsExactly(placed);
    assertThat(placed.reason()).isEqualTo("the audit of 2026");
    assertThat(placed.by()).isEqualTo("inspector");
    assertThat(placed.snapshot()).isEqualTo(held.id());
  }

  @Test
  void aReleasedSnapshotIsForgottenLikeAnyOther() throws IOException {
    hold(Optional.empty());
    hold(Optional.of(ownTime.plus(GRACE)));

    assertThat(vault.holds().release(held.id())).hasSize(2);
    vault.forget(held);

    assertThat(vault.snapshots()).containsExactly(free);
  }

  @Test
  void aHoldEndsByItselfOnceBothClocksSaySo() throws IOException {
    hold(Optional.of(ownTime.plus(GRACE)));

    ownTime = ownTime.plus(Duration.ofDays(400));
    assertThat(TestVaults.failureOf(() -> vault.forget(held))).isEqualTo(Code.HELD);
    storeTime = storeTime.plus(GRACE);
    vault.forget(held);

    assertThat(vault.snapshots()).containsExactly(free);
    assertThat(TestVaults.keys(store)).noneMatch(key -> key.startsWith("holds/"));
  }

  @Test
  void nothingIsPrunedWhileASnapshotThatIsHeldIsMissing() throws IOException {
    hold(Optional.empty());
    store.delete("snapshots/" + held.id());

    assertThat(TestVaults.failureOf(() -> vault.planPrune(GRACE))).isEqualTo(Code.DAMAGED);
    vault.holds().release(held.id());
    assertThat(vault.planPrune(GRACE).condemn()).isNotEmpty();
  }

  @Test
  void nothingIsForgottenOrPrunedBesideADamagedHold() throws IOException {
    var key = "holds/" + hold(Optional.empty()).id();
    var bytes = store.get(key);
    store.corrupt(key, bytes.put(30, (byte) ~bytes.get(30)));

    assertThat(TestVaults.failureOf(() -> vault.forget(free))).isEqualTo(Code.DAMAGED);
    assertThat(TestVaults.failureOf(() -> vault.planPrune(GRACE))).isEqualTo(Code.DAMAGED);
  }

  @Test
  void whatIsNotThereCannotBeHeld() throws IOException {
    vault.forget(held);

    assertThat(TestVaults.failureOf(() -> hold(Optional.empty()))).isEqualTo(Code.NO_SUCH_SNAPSHOT);
    assertThat(TestVaults.keys(store)).noneMatch(key -> key.startsWith("holds/"));
  }

  @Test
  void aHoldPlacedWhileItsSnapshotIsForgottenBringsItBack() throws IOException {
    var other = Vault.open(new HoldingBeforeDelete(store), TestVaults.key());

    assertThat(TestVaults.failureOf(() -> other.forget(held))).isEqualTo(Code.HELD);

    assertThat(vault.snapshots()).contains(held);
    assertThat(vault.holds().all().of(held.id())).hasSize(1);
  }

  /// Someone else places a hold between the look for holds and the deletion.
  private final class HoldingBeforeDelete extends ForwardingStore {
    HoldingBeforeDelete(Store store) {
      super(store);
    }

    @Override
    public void delete(String key) throws IOException {
      if (key.startsWith("snapshots/")) {
        hold(Optional.empty());
      }
      super.delete(key);
    }
  }

  @Test
  void aMirrorTakesTheHoldsOfWhatItHas() throws IOException {
    hold(Optional.empty());
    var mirror = Vault.createMirror(new MemoryStore(), vault);

    assertThat(mirror.planPull(store).holds()).isEqualTo(1);
    assertThat(mirror.pullFrom(store, Progress.NONE).holds()).isEqualTo(1);

    assertThat(TestVaults.failureOf(() -> mirror.forget(held))).isEqualTo(Code.HELD);
    assertThat(mirror.pullFrom(store, Progress.NONE).holds()).isZero();
  }

  @Test
  void aHoldThatNobodyWithTheKeyHasWrittenHoldsNothing() throws IOException {
    var rubbish = ByteBuffer.wrap(new byte[100]);
    store.put("holds/" + ObjectName.of(rubbish), rubbish);

    vault.forget(held);

    assertThat(vault.snapshots()).containsExactly(free);
  }

  private final class MovedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return ownTime;
    }
  }
}
