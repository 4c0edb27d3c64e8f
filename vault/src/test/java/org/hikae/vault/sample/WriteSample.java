package org.hikae.vault.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.FileBackup;
import org.hikae.vault.LockTerm;
import org.hikae.vault.Parity;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultKey;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.check.Sample;
import org.hikae.vault.format.Layout;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.directory.DirectoryStore;

/// Writes a sample vault, once for each version of the format and whenever the format has learnt
/// something: `WriteSample FOLDER`. What is there already stays as it was written.
final class WriteSample {
  private static final VaultSettings EVERYTHING =
      new VaultSettings(
          4 << 10,
          1 << 20,
          3,
          Optional.of(new LockTerm(Duration.ofDays(1), Lock.Mode.GOVERNANCE)),
          Optional.of(new Parity(4, 2)));

  private static final SnapshotOrigin PASSING =
      new SnapshotOrigin(
          "test",
          "passing",
          SnapshotOrigin.Kind.FULL,
          Optional.empty(),
          Optional.empty(),
          Map.of());

  private WriteSample() {}

  static void main(String[] arguments) throws IOException {
    var sample = Files.createDirectories(Path.of(arguments[0]));
    var source = Files.createTempDirectory("hikae-sample");
    Files.writeString(sample.resolve("key"), "the key of a sample that holds nothing secret\n");
    var key = new VaultKey.KeyFile(sample.resolve("key"));
    fill(source);
    try (var store = new DirectoryStore(sample.resolve("vault"));
        var vault = Vault.create(store, key, EVERYTHING)) {
      var first = backUp(vault, source, TestVaults.origin());
      Files.write(sample.resolve("listing-1"), SampleVaultTest.listing(source));
      change(source);
      var second = backUp(vault, source, TestVaults.since(first));
      Files.write(sample.resolve("listing-2"), SampleVaultTest.listing(source));
      vault.holds().place(first, "the sample's first", "WriteSample", Optional.empty());
      vault
          .holds()
          .place(
              second,
              "until then",
              "WriteSample",
              Optional.of(Instant.parse("2099-01-01T00:00:00Z")));
      vault.verify(Sample.WHOLE, Progress.NONE);
      leavePassing(vault);
    }
    forgetPassing(sample.resolve("vault"), key);
  }

  private static void leavePassing(Vault vault) throws IOException {
    var passing = Files.createTempDirectory("hikae-sample");
    for (var i = 0; i < 8; i++) {
      new SourceFiles(passing).text("passing", "number " + i);
      backUp(vault, passing, PASSING);
    }
  }

  /// When their locks have run out: what only they needed is condemned, and so are the segments
  /// that have been merged.
  private static void forgetPassing(Path folder, VaultKey key) throws IOException {
    var later = InstantSource.offset(InstantSource.system(), Duration.ofDays(2));
    try (var store = new DirectoryStore(folder, later);
        var vault = Vault.open(store, key)) {
      vault.forget(
          vault.snapshots().stream().filter(each -> each.origin().equals(PASSING)).toList());
      vault.pruning(Layout.LEAST_GRACE).run(Progress.NONE);
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
