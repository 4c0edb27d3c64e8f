package org.hikae.vault.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultKey;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.directory.DirectoryStore;

/// Writes a sample vault, once for each version of the format: `WriteSample FOLDER`.
final class WriteSample {
  private static final VaultSettings SMALL = new VaultSettings(4 << 10, 1 << 20, 3);

  private WriteSample() {}

  static void main(String[] arguments) throws IOException {
    var sample = Files.createDirectories(Path.of(arguments[0]));
    var source = Files.createTempDirectory("hikae-sample");
    Files.writeString(sample.resolve("key"), "the key of a sample that holds nothing secret\n");
    var key = new VaultKey.KeyFile(sample.resolve("key"));
    fill(source);
    try (var store = new DirectoryStore(sample.resolve("vault"));
        var vault = Vault.create(store, key, SMALL)) {
      var first = backUp(vault, source, TestVaults.origin());
      Files.write(sample.resolve("listing-1"), SampleVaultTest.listing(source));
      change(source);
      backUp(vault, source, TestVaults.since(first));
      Files.write(sample.resolve("listing-2"), SampleVaultTest.listing(source));
    }
  }

  private static Snapshot backUp(Vault vault, Path source, SnapshotOrigin origin)
      throws IOException {
    return vault.backUp(new FileBackup(origin, List.of(source), List.of()), Progress.NONE);
  }

  /// One of everything that every machine can restore.
  private static void fill(Path source) throws IOException {
    new SourceFiles(source)
        .text("text", "some text\n")
        .text("日本/語", "UTF-8 names\n")
        .random("random", 20_000)
        .random("many pieces", 250_000)
        .sparse("sparse", 400_000, List.of(200_000L))
        .text("empty", "")
        .text("deep/er/and/deeper", "deep\n");
    Files.createDirectory(source.resolve("empty folder"));
    Files.createSymbolicLink(source.resolve("link"), Path.of("../nowhere"));
    Files.createLink(source.resolve("second name"), source.resolve("text"));
    Files.setPosixFilePermissions(
        source.resolve("random"), PosixFilePermissions.fromString("r-x--x--x"));
    age(source);
  }

  private static void change(Path source) throws IOException {
    Files.delete(source.resolve("deep/er/and/deeper"));
    new SourceFiles(source).text("text two", "new\n");
    age(source);
  }

  private static void age(Path source) throws IOException {
    try (var paths = Files.walk(source)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!Files.isSymbolicLink(path)) {
          var time = Instant.parse("2001-02-03T04:05:06.123456789Z");
          Files.setLastModifiedTime(path, FileTime.from(time));
        }
      }
    }
  }
}
