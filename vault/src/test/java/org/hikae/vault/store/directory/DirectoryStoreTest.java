package org.hikae.vault.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.StoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends StoreContract {
  private static final String UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

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
    var old = leaveUnfinished(UUID, now.minus(Duration.ofHours(25)));
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

  /// Whole blocks go past the cache, the rest does not.
  @Test
  void keepsLargeObjectsOfAnySize() throws Exception {
    for (var size : new int[] {1 << 20, (1 << 20) + 1, (3 << 20) - 4095}) {
      var bytes = new byte[size + 7];
      new SplittableRandom(size).nextBytes(bytes);
      try (var store = open()) {
        store.put("large/" + size, ByteBuffer.wrap(bytes, 7, size));

        assertThat(store.get("large/" + size, 0, size)).isEqualTo(ByteBuffer.wrap(bytes, 7, size));
      }
    }
  }

  /// Whoever may write to the folder must not make the vault's owner delete what is elsewhere.
  @Test
  void neverLeavesItsFolderByALink() throws Exception {
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var precious = Files.writeString(elsewhere.resolve("precious"), "not ours");
    try (var store = open()) {
      store.put("packs/ab/one", bytes("1"));
      Files.createSymbolicLink(root().resolve("packs/aa"), elsewhere);
      Files.createSymbolicLink(root().resolve("packs/link"), precious);

      assertThat(keys("")).containsExactly("packs/ab/one");
      assertThat(store.stat("packs/link")).isEmpty();
      store.delete("packs/link");
      assertThatThrownBy(() -> store.delete("packs/aa/precious"))
          .isInstanceOf(StoreException.Unusable.class)
          .hasMessageContaining("packs/aa is a symbolic link");
      assertThatThrownBy(() -> store.put("packs/aa/two", bytes("2")))
          .isInstanceOf(StoreException.Unusable.class);
      assertThatThrownBy(() -> store.list("packs/aa/", _ -> {}))
          .isInstanceOf(StoreException.Unusable.class);
    }
    assertThat(elsewhere).isDirectoryContaining(precious::equals).isNotEmptyDirectory();
    assertThat(precious).hasContent("not ours");
  }

  @Test
  void aLinkInPlaceOfWhatIsBeingWrittenIsRefused() throws Exception {
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var precious = Files.writeString(elsewhere.resolve(UUID), "not ours");
    Files.setLastModifiedTime(precious, FileTime.from(Instant.EPOCH));
    Files.createDirectories(root());
    Files.createSymbolicLink(root().resolve("~incoming"), elsewhere);
    try (var store = open()) {
      assertThatThrownBy(() -> store.put("a", bytes("1")))
          .isInstanceOf(StoreException.Unusable.class);
      assertThatThrownBy(() -> store.tidy(Instant.now()))
          .isInstanceOf(StoreException.Unusable.class);
    }
    assertThat(precious).exists();
  }

  @Test
  void removesNoLeftoverThatItDoesNotKnow() throws Exception {
    var foreign = leaveUnfinished("notes.txt", Instant.EPOCH);
    try (var store = open()) {
      assertThat(store.tidy(Instant.now())).isZero();
    }
    assertThat(foreign).exists();
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
