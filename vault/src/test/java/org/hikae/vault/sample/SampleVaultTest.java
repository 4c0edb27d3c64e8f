package org.hikae.vault.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.hikae.reader.MinimalReader;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultKey;
import org.hikae.vault.store.ReadOnlyStore;
import org.hikae.vault.store.directory.DirectoryStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vaults that were written by each version of the format and are never written again: they open,
/// check and restore as they did, with the engine and with the reader that shares no code with it.
final class SampleVaultTest {
  static final Path SAMPLES = Path.of("src/test/resources/samples");

  @TempDir Path temp;

  static Stream<Path> samples() throws IOException {
    try (var found = Files.list(SAMPLES)) {
      return found
          .filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aVaultOfEveryVersionOpensChecksAndRestores(Path sample) throws Exception {
    var key = new VaultKey.KeyFile(sample.resolve("key"));
    try (var store = new ReadOnlyStore(new DirectoryStore(sample.resolve("vault")));
        var vault = Vault.open(store, key)) {
      var report = vault.check(CheckDepth.EVERY_BLOB, Progress.NONE);
      assertThat(report.findings()).isEmpty();
      assertThat(report.blobs()).isPositive();
      var snapshots = vault.snapshots();
      assertThat(snapshots).hasSize(2);
      for (var i = 0; i < snapshots.size(); i++) {
        var listing = Files.readAllLines(sample.resolve("listing-" + (i + 1)));
        assertThat(restored(vault, snapshots.get(i), "engine" + i)).isEqualTo(listing);
        assertThat(read(store, key, snapshots.get(i), "reader" + i)).isEqualTo(listing);
      }
    }
  }

  private List<String> restored(Vault vault, Snapshot snapshot, String name) throws IOException {
    var target = temp.resolve(name);
    var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst());
    vault.restore(snapshot, target, options, Progress.NONE);
    return listing(target);
  }

  private List<String> read(
      ReadOnlyStore store, VaultKey.KeyFile key, Snapshot snapshot, String name)
      throws IOException, GeneralSecurityException {
    var target = temp.resolve(name);
    var secret = Files.readAllBytes(key.path());
    new MinimalReader(TestVaults.objects(store), secret, false).restore(snapshot.id(), target);
    return listing(target.resolve(snapshot.roots().getFirst()));
  }

  static List<String> listing(Path folder) throws IOException {
    return Trees.describe(folder).entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }
}
