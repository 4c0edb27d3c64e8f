package org.hikae.vault.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.StoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open() {
    return new DirectoryStore(root());
  }

  @Override
  protected Store reopen() {
    return new DirectoryStore(root());
  }

  @Test
  void neverListsWhatIsStillBeingWritten() throws Exception {
    leaveUnfinished("half", Instant.now());
    Files.createDirectory(root().resolve("lost+found"));

    assertThat(keys("")).isEmpty();
  }

  @Test
  void removesWhatADeadProcessLeftOnceItIsOld() throws Exception {
    var now = Instant.parse("2026-11-23T09:00:00Z");
    var old = leaveUnfinished("old", now.minus(Duration.ofHours(25)));
    var young = leaveUnfinished("young", now.minus(Duration.ofHours(1)));

    try (var store = new DirectoryStore(root(), () -> now)) {
      store.put("a", bytes("b"));
    }

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void leavesNothingBesideTheObjects() throws Exception {
    try (var store = open()) {
      store.put("a", bytes("1"));
      store.put("a", bytes("2"));
    }

    assertThat(root().resolve("~incoming")).isEmptyDirectory();
  }

  private Path leaveUnfinished(String name, Instant writtenAt) throws Exception {
    var incoming = Files.createDirectories(root().resolve("~incoming"));
    var file = Files.writeString(incoming.resolve(name), "half");
    return Files.setLastModifiedTime(file, FileTime.from(writtenAt));
  }

  private Path root() {
    return folder.resolve("vault");
  }
}
