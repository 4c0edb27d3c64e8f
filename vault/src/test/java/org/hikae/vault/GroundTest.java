package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hikae.vault.VaultException.Code;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said, and left alone, where a vault should be and its config is not.
class GroundTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore("damaged", InstantSource.system());
  private final MemoryStore mirror = new MemoryStore("mirror", InstantSource.system());
  private Path source = Path.of("unset");

  @BeforeEach
  void makeVaultAndMirror() throws IOException {
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 300_000).text("b/c", "words");
    try (var vault = TestVaults.create(store)) {
      TestVaults.backUp(vault, source);
      try (var copy = Vault.createMirror(mirror, vault)) {
        copy.pullFrom(store, Progress.NONE);
      }
    }
  }

  @Test
  void aVaultThatHasLostItsConfigIsNotTakenForAnEmptyPlace() throws IOException {
    store.delete("vault");
    var before = keys(store);

    requireCode(Code.DAMAGED, () -> Vault.open(store, TestVaults.key()));
    requireCode(Code.VAULT_EXISTS, () -> TestVaults.create(store));
    assertThat(keys(store)).as("nothing is written").isEqualTo(before);
  }

  @Test
  void aVaultThatHasLostItsConfigAndItsKeysComesBackFromItsMirror() throws IOException {
    store.delete("vault");
    for (var key : keys(store).stream().filter(key -> key.startsWith("keys/")).toList()) {
      store.delete(key);
    }
    try (var member = Vault.open(mirror, TestVaults.key())) {
      assertThat(Vault.needsConfig(store, member)).isTrue();
      Vault.mendConfig(store, member);
      try (var vault = Vault.openLike(store, member)) {
        vault.heal(mirror, Progress.NONE);
      }
    }
    try (var vault = Vault.open(store, TestVaults.key())) {
      assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
      assertThat(vault.snapshots()).hasSize(1);
    }
  }

  @Test
  void noVaultIsFoundedAmongTheThingsOfSomebodyElse() throws IOException {
    var place = new MemoryStore("place", InstantSource.system());
    place.put("notes.txt", ByteBuffer.wrap(new byte[] {1}));

    requireCode(Code.TARGET_UNWRITABLE, () -> TestVaults.create(place));
    assertThat(keys(place)).containsExactly("notes.txt");
  }

  @Test
  void whatAKilledFoundingLeftIsNoHindrance() throws IOException {
    var place = new MemoryStore("place", InstantSource.system());
    place.put("keys/0123", ByteBuffer.wrap(new byte[] {1}));
    place.put("probe/0123", ByteBuffer.wrap(new byte[] {1}));

    try (var vault = TestVaults.create(place)) {
      assertThat(vault.snapshots()).isEmpty();
    }
  }

  private static void requireCode(Code code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            VaultException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.hint()).isNotBlank();
            });
  }

  private static List<String> keys(Store store) throws IOException {
    var keys = new ArrayList<String>();
    store.list("", object -> keys.add(object.key()));
    keys.sort(null);
    return keys;
  }
}
