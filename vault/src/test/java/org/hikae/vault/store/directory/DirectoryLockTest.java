package org.hikae.vault.store.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreProbe;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.testing.LockContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest extends LockContract {
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");

  @Override
  protected Store open() {
    return new DirectoryStore(folder, () -> now);
  }

  @Override
  protected Instant now() {
    return now;
  }

  @Override
  protected void await(Instant time) {
    now = time;
  }

  @Test
  void holdsAgainstAnotherProcessThatKnowsNothingOfTheLock() throws Exception {
    try (var store = open();
        var other = open()) {
      store.put("a", bytes(), new Lock(now.plusSeconds(60), Mode.COMPLIANCE));

      assertThatThrownBy(() -> other.delete("a")).isInstanceOf(StoreException.Locked.class);
    }
  }

  @Test
  void takesTheLongestOfSeveralThatWereSetAtTheSameTime() throws Exception {
    try (var store = open()) {
      store.put("packs/a", bytes(), new Lock(now.plusSeconds(60), Mode.COMPLIANCE));
      var shorter = now.plusSeconds(30).getEpochSecond();
      Files.createFile(folder.resolve("~locks/packs/a~" + shorter + "~c"));

      assertThat(store.lockOf("packs/a")).map(Lock::until).contains(now.plusSeconds(60));
    }
  }

  @Test
  void leavesNoLockBehindAnObjectThatIsGone() throws Exception {
    try (var store = open()) {
      store.put("a", bytes(), new Lock(now.plusSeconds(60), Mode.COMPLIANCE));
      now = now.plusSeconds(61);
      store.delete("a");
    }

    assertThat(folder.resolve("~locks")).isEmptyDirectory();
  }

  @Test
  void isFoundToLockAndLeftAsItWas() throws Exception {
    try (var store = open()) {
      var report = StoreProbe.examine(store, new Random(1), () -> now);

      assertThat(report.can(Ability.LOCKS)).as(report.table()).isTrue();
      now = now.plus(Duration.ofSeconds(1));
      store.list("", object -> assertThat(object).isNull());
    }
  }

  private static ByteBuffer bytes() {
    return ByteBuffer.wrap("kept".getBytes(UTF_8));
  }
}
