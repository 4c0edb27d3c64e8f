package org.hikae.vault.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorruptionTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;
  private Path source;
  private Snapshot snapshot;

  @BeforeEach
  void makeVault() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 3000).text("b/c", "words words words words");
    snapshot = TestVaults.backUp(vault, source);
  }

  @Test
  void aFindingNamesTheSnapshotsItTouches() throws IOException {
    Files.delete(source.resolve("a"));
    var second = TestVaults.backUp(vault, source);
    var touched = new ArrayList<List<String>>();
    for (var key : TestVaults.keys(store)) {
      if (key.startsWith("packs/")) {
        var good = store.get(key);
        flip(key, 100);
        vault.check(CheckDepth.STORED_BYTES, Progress.NONE).findings().stream()
            .filter(finding -> finding.object().equals(key))
            .forEach(finding -> touched.add(finding.snapshots()));
        store.corrupt(key, good);
      }
    }

    var both = Stream.of(snapshot.id(), second.id()).sorted().toList();
    assertThat(touched)
        .containsExactlyInAnyOrder(both, List.of(snapshot.id()), List.of(second.id()));
  }

  @Test
  void aMissingPackIsFoundWithoutReadingAny() throws IOException {
    for (var key : TestVaults.keys(store)) {
      if (key.startsWith("packs/")) {
        store.delete(key);
      }
    }

    var report = vault.check(CheckDepth.STRUCTURE, Progress.NONE);

    assertThat(report.findings())
        .anyMatch(finding -> finding.problem().contains("not in the store"));
  }

  @Test
  void restoringDamageFailsAndSaysWhichPack() throws IOException {
    for (var key : TestVaults.keys(store)) {
      if (key.startsWith("packs/")) {
        flip(key, 60);
      }
    }

    assertThat(
            TestVaults.failureOf(
                () ->
                    vault.restore(
                        snapshot, temp.resolve("out"), RestoreOptions.WHOLE, Progress.NONE)))
        .isEqualTo(VaultException.Code.DAMAGED);
  }

  private void flip(String key, int at) throws IOException {
    var bytes = store.get(key);
    bytes.put(at, (byte) (bytes.get(at) ^ 1));
    store.corrupt(key, bytes);
  }
}
