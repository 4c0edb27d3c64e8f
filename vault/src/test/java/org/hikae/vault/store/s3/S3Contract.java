package org.hikae.vault.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreProbe;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.testing.StoreContract;
import org.junit.jupiter.api.Test;

/// What every store promises, on an S3 server; each test has a prefix of its own.
abstract class S3Contract extends StoreContract {
  static final String BUCKET = "vaults";
  private static final AtomicInteger TESTS = new AtomicInteger();

  private final String prefix = "test-" + TESTS.incrementAndGet();

  /// Where the server is: `http://127.0.0.1:9000`.
  abstract String endpoint();

  /// What the probe finds that the server can do.
  abstract Set<Ability> abilities();

  String bucket() {
    return BUCKET;
  }

  static Settings settings(String secret) {
    var settings = Map.of("AWS_ACCESS_KEY_ID", "hikae", "AWS_SECRET_ACCESS_KEY", secret);
    return name -> Optional.ofNullable(settings.get(name));
  }

  static void createBucket(String endpoint) throws StoreException {
    TestBuckets.create("s3:" + endpoint + "/" + BUCKET, settings("secret"));
  }

  @Override
  protected Store open() throws Exception {
    return store(bucket() + "/" + prefix, "secret");
  }

  @Override
  protected Store reopen() throws Exception {
    return open();
  }

  Store store(String path, String secret) throws Exception {
    return new S3Store(S3Address.parse("s3:" + endpoint() + "/" + path), settings(secret));
  }

  @Test
  void saysThatThereIsNoSuchBucket() throws Exception {
    try (var store = store("nowhere/vault", "secret")) {
      assertThatThrownBy(() -> store.list("", _ -> {}))
          .isInstanceOf(StoreException.Unusable.class)
          .hasMessageContaining("no such bucket");
    }
  }

  @Test
  void isFoundToDoWhatTheDocumentationSays() throws Exception {
    try (var store = open()) {
      var report = StoreProbe.examine(store, new Random(1), InstantSource.system());

      assertThat(abilities())
          .as(report.table())
          .allSatisfy(ability -> assertThat(report.can(ability)).isTrue());
      assertThat(EnumSet.complementOf(EnumSet.copyOf(abilities())))
          .as(report.table())
          .allSatisfy(ability -> assertThat(report.can(ability)).isFalse());
      assertThat(report.fitForVaults()).isEqualTo(abilities().contains(Ability.NEVER_OVERWRITES));
    }
  }

  @Test
  void keepsOneVaultOutOfAnother() throws Exception {
    try (var outer = store(bucket() + "/" + prefix, "secret");
        var other = store(bucket() + "/" + prefix + "-other", "secret")) {
      other.put("a", bytes("x"));

      assertThat(outer.stat("a")).isEmpty();
      assertThat(keys("")).isEmpty();
    }
  }
}
