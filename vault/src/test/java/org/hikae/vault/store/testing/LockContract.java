package org.hikae.vault.store.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.Put;
import org.hikae.vault.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store that locks promises about locks.
public abstract class LockContract {
  private static final String KEY = "packs/3f/3f1a";

  private Store store;

  /// An empty store that locks, through the same door each time.
  protected abstract Store open() throws Exception;

  /// The time that the store judges locks by.
  protected abstract Instant now();

  /// Returns once that time has come: as soon as it can be.
  protected abstract void await(Instant time) throws Exception;

  /// How short a lock may be and still hold for the few calls of a test.
  protected Duration shortly() {
    return Duration.ofSeconds(5);
  }

  @BeforeEach
  void openEmpty() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() throws Exception {
    store.close();
  }

  @Test
  void keepsALockedObjectUntilItsTimeHasComeAndNoLonger() throws Exception {
    var lock = lockFor(shortly());

    assertThat(store.put(KEY, bytes("kept"), lock)).isEqualTo(Put.CREATED);

    assertThat(store.lockOf(KEY)).contains(lock);
    assertRefusesToDelete(lock);
    await(lock.until().plusSeconds(1));
    store.delete(KEY);
    assertThat(store.stat(KEY)).isEmpty();
    assertThat(store.lockOf(KEY)).isEmpty();
  }

  @Test
  void locksWhatWasThereWithoutALock() throws Exception {
    store.put(KEY, bytes("kept"));
    assertThat(store.lockOf(KEY)).isEmpty();

    store.lock(KEY, lockFor(shortly()));

    assertRefusesToDelete(store.lockOf(KEY).orElseThrow());
  }

  @Test
  void extendsALockAndNeverShortensOne() throws Exception {
    var longer = lockFor(shortly().multipliedBy(2));
    store.put(KEY, bytes("kept"), lockFor(shortly()));

    store.lock(KEY, longer);
    store.lock(KEY, lockFor(shortly()));

    assertThat(store.lockOf(KEY)).contains(longer);
    assertRefusesToDelete(longer);
  }

  @Test
  void leavesALockAloneWhenTheSameIsPutAgain() throws Exception {
    var first = lockFor(shortly());
    store.put(KEY, bytes("kept"), first);

    assertThat(store.put(KEY, bytes("kept"), lockFor(shortly().multipliedBy(2))))
        .isEqualTo(Put.EXISTED);

    assertThat(store.lockOf(KEY)).contains(first);
  }

  @Test
  void locksOneObjectAndNoOther() throws Exception {
    store.put(KEY, bytes("kept"), lockFor(shortly()));
    store.put(KEY + "b", bytes("gone"));
    store.put("packs/3f/3f1", bytes("gone"));

    store.delete(KEY + "b");
    store.delete("packs/3f/3f1");

    assertThat(store.stat(KEY)).isPresent();
  }

  @Test
  void locksWhatIsSentInParts() throws Exception {
    var lock = lockFor(shortly().plusSeconds(10));
    store.put(KEY, ByteBuffer.allocate(17 << 20), lock);

    assertThat(store.lockOf(KEY)).contains(lock);
    assertRefusesToDelete(lock);
  }

  @Test
  void remembersWhoMayLiftALock() throws Exception {
    var lock = new Lock(now().plus(shortly()), Mode.GOVERNANCE);
    store.put(KEY, bytes("kept"), lock);

    assertThat(store.lockOf(KEY)).contains(lock);
    assertRefusesToDelete(lock);
  }

  @Test
  void saysThatThereIsNothingToLock() {
    assertThatThrownBy(() -> store.lock(KEY, lockFor(shortly())))
        .isInstanceOf(StoreException.Missing.class);
  }

  private void assertRefusesToDelete(Lock lock) throws Exception {
    assertThatThrownBy(() -> store.delete(KEY))
        .isInstanceOfSatisfying(
            StoreException.Locked.class,
            locked -> assertThat(locked.until()).contains(lock.until()));
    assertThat(store.stat(KEY)).isPresent();
    assertThat(store.get(KEY, 0, 1).remaining()).isEqualTo(1);
  }

  private Lock lockFor(Duration span) {
    return new Lock(now().plus(span), Mode.COMPLIANCE);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
