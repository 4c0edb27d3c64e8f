package org.hikae.vault.store.storm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.Backoff;
import org.hikae.vault.store.RetryingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.servers.FaultProxy;
import org.hikae.vault.store.servers.FaultProxy.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds when the wire or the server goes wrong, on a real server behind a [FaultProxy]. Time
/// does not pass: pauses are noted and skipped.
abstract class StormContract {
  private static final Backoff PATIENT =
      new Backoff(20, Duration.ofMillis(200), Duration.ofSeconds(10));
  private static final VaultSettings LARGE_PACKS = new VaultSettings(64 << 10, 20 << 20, 1);

  @TempDir Path temp;
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Random random = new Random(42);
  private FaultProxy proxy;

  /// Where the server is.
  abstract String server();

  /// A store behind an endpoint, with a prefix of its own and nothing that tries again.
  abstract Store store(String endpoint) throws Exception;

  @BeforeEach
  void standBetween() throws Exception {
    proxy = FaultProxy.before(server());
  }

  @AfterEach
  void stepAside() {
    proxy.close();
  }

  @Test
  void aVaultLivesThroughAStorm() throws Exception {
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("kept", 3_000_000).random("dropped", 21_000_000);
    try (var store = patient()) {
      proxy.follow(this::storm);
      try (var vault = Vault.create(store, TestVaults.key(), LARGE_PACKS)) {
        var first = TestVaults.backUp(vault, source);
        Files.delete(source.resolve("dropped"));
        new SourceFiles(source).random("added", 2_000_000);
        var second = TestVaults.backUp(vault, source, first);
        vault.forget(first);
        vault.prune(vault.planPrune(Duration.ofHours(24)), Progress.NONE);
        restore(vault, second);
        Trees.assertSame(source, temp.resolve("restored"));
      }
      proxy.follow(_ -> Fate.SERVED);
      try (var vault = Vault.open(store, TestVaults.key())) {
        assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
      }
    }
    assertThat(pauses).as("pauses between attempts").hasSizeGreaterThan(10);
  }

  private void restore(Vault vault, Snapshot snapshot) throws Exception {
    vault.restore(
        snapshot,
        temp.resolve("restored"),
        RestoreOptions.WHOLE.below(snapshot.roots().getFirst()),
        Progress.NONE);
  }

  /// Three of ten requests go wrong, each in its own way.
  private Fate storm(HttpExchange request) {
    synchronized (random) {
      return switch (random.nextInt(40)) {
        case 0, 1, 2 -> Fate.FAILED;
        case 3, 4, 5 -> Fate.SLOW_DOWN;
        case 6, 7, 8 -> Fate.ANSWER_LOST;
        case 9, 10, 11 -> Fate.ANSWER_CUT;
        default -> Fate.SERVED;
      };
    }
  }

  @Test
  void givesUpOnAServerThatAlwaysAsksToComeBackLater() throws Exception {
    try (var store = patient()) {
      proxy.follow(_ -> Fate.SLOW_DOWN);

      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOf(StoreException.Unavailable.class)
          .hasMessageContaining("503");
    }
    assertThat(pauses).hasSize(PATIENT.attempts() - 1);
    assertThat(pauses).allMatch(pause -> pause.compareTo(PATIENT.longest()) <= 0);
  }

  @Test
  void aPutWhoseAnswerWasLostIsThereOnce() throws Exception {
    try (var store = patient()) {
      proxy.follow(firstPut(Fate.ANSWER_LOST));

      store.put("a", bytes("content"));

      assertThat(UTF_8.decode(store.get("a")).toString()).isEqualTo("content");
    }
    assertThat(pauses).hasSize(1);
  }

  @Test
  void aLargePutThatWasCutIsSentAgainAndWhole() throws Exception {
    var content = new byte[33 << 20];
    random.nextBytes(content);
    try (var store = patient()) {
      proxy.follow(firstPut(Fate.FAILED));

      store.put("a", ByteBuffer.wrap(content));

      assertThat(store.get("a").equals(ByteBuffer.wrap(content))).isTrue();
      assertThat(store.tidy(Instant.now().plusSeconds(3600))).isZero();
    }
  }

  @Test
  void aReadThatEndsEarlyIsNeverTakenForWhole() throws Exception {
    try (var store = store(proxy.endpoint())) {
      store.put("a", bytes("content"));
      proxy.follow(_ -> Fate.ANSWER_CUT);

      assertThatThrownBy(() -> store.get("a", 0, 7))
          .isInstanceOfSatisfying(
              StoreException.Unavailable.class, cut -> assertThat(cut.worthRetrying()).isTrue());
    }
  }

  @Test
  void aListingThatIsCutGivesNoHalf() throws Exception {
    var keys = new ArrayList<String>();
    try (var store = patient()) {
      for (var i = 0; i < 10; i++) {
        store.put("many/" + i, bytes("x"));
      }
      var cut = new AtomicBoolean(true);
      proxy.follow(_ -> cut.getAndSet(false) ? Fate.ANSWER_CUT : Fate.SERVED);

      store.list("many/", object -> keys.add(object.key()));
    }
    assertThat(keys).hasSize(10).doesNotHaveDuplicates();
  }

  /// The first request that writes meets its fate, the others are served.
  private static FaultProxy.Script firstPut(Fate fate) {
    var first = new AtomicBoolean(true);
    return request ->
        request.getRequestMethod().equals("PUT") && first.getAndSet(false) ? fate : Fate.SERVED;
  }

  Store patient() throws Exception {
    return new RetryingStore(store(proxy.endpoint()), PATIENT, new Random(7), pauses::add);
  }

  FaultProxy proxy() {
    return proxy;
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
