package org.hikae.vault.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody may write to the store, and somebody has the key as well: what they leave is refused
/// with a sentence, in bounded memory and time. `-Dfuzz.rounds=…` makes it longer.
final class HostileVaultTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);

  @TempDir Path temp;

  @Test
  void noDecoderThrowsAnythingButItsOwnErrorIn64Megabytes() throws Exception {
    var seed = Long.getLong("fuzz.seed", new Random().nextInt(1_000_000));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = temp.resolve("log");
    var process =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                DecoderFuzz.class.getName(),
                String.valueOf(seed),
                String.valueOf(ROUNDS))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(60 + ROUNDS / 100, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(log)).as("seed " + seed).endsWith("done\n");
  }

  /// Every object of a vault, changed, cut short, made longer, or put in another's place.
  @Test
  void whoeverMayWriteToTheStoreIsAnsweredWithASentence() throws IOException {
    var store = new MemoryStore();
    var vault = TestVaults.create(store);
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 60_000).text("b/c", "text");
    var snapshot = TestVaults.backUp(vault, source);
    var random = new Random(31);
    var keys = TestVaults.keys(store);
    for (var key : keys) {
      var good = store.get(key);
      for (var i = 0; i < 12; i++) {
        store.corrupt(key, harmed(good, random, store.get(keys.get(random.nextInt(keys.size())))));
        use(store, snapshot, temp.resolve("out"));
        store.corrupt(key, good);
      }
    }
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
  }

  private static ByteBuffer harmed(ByteBuffer good, Random random, ByteBuffer other) {
    var size = good.remaining();
    return switch (random.nextInt(4)) {
      case 0 -> good.slice(0, random.nextInt(size));
      case 1 -> ByteBuffer.allocate(size + 100).put(good.duplicate()).rewind();
      case 2 -> other;
      default -> {
        var bytes = ByteBuffer.allocate(size).put(good.duplicate()).flip();
        var at = random.nextInt(size);
        yield bytes.put(at, (byte) ~bytes.get(at));
      }
    };
  }

  /// Opens, checks, restores: each ends well or with an error that has a hint.
  private static void use(MemoryStore store, Snapshot snapshot, Path target) throws IOException {
    try (var vault = Vault.open(store, TestVaults.key())) {
      assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings())
          .allMatch(finding -> !finding.problem().isBlank());
      vault.restore(
          snapshot,
          target,
          RestoreOptions.WHOLE.below(snapshot.roots().getFirst()).overExisting(true),
          Progress.NONE);
    } catch (VaultException e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.hint()).isNotBlank();
    } catch (StoreException e) {
      assertThat(e.hint()).isNotBlank();
    }
  }

  @Test
  void rubbishBesideTheObjectsIsNamedOrPassedOver() throws IOException {
    var store = new MemoryStore();
    var vault = TestVaults.create(store);
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 60_000);
    var snapshot = TestVaults.backUp(vault, source);
    for (var prefix : new String[] {"", "keys/", "packs/00/", "index/data/", "snapshots/"}) {
      store.put(prefix + "rubbish", ByteBuffer.wrap("rubbish".getBytes(UTF_8)));
      use(store, snapshot, temp.resolve("out"));
      store.delete(prefix + "rubbish");
    }
  }
}
