package org.hikae.vault.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

  static Settings settings(String secret) {
    var settings = Map.of("AWS_ACCESS_KEY_ID", "hikae", "AWS_SECRET_ACCESS_KEY", secret);
    return name -> Optional.ofNullable(settings.get(name));
  }

  static void createBucket(String endpoint) throws StoreException {
    var address = S3Address.parse("s3:" + endpoint + "/" + BUCKET);
    try (var s3 = S3Clients.connect(address, settings("secret"))) {
      s3.createBucket(create -> create.bucket(BUCKET));
    }
  }

  @Override
  protected Store open() throws Exception {
    return store(BUCKET + "/" + prefix, "secret");
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
  void isFoundToCheckButNotToLock() throws Exception {
    try (var store = open()) {
      var report = StoreProbe.examine(store, new Random(1), InstantSource.system());

      assertThat(report.can(Ability.KEEPS_BYTES)).as(report.table()).isTrue();
      assertThat(report.can(Ability.CHECKS_ON_ARRIVAL)).as(report.table()).isTrue();
      assertThat(report.can(Ability.LOCKS)).as(report.table()).isFalse();
    }
  }

  @Test
  void keepsOneVaultOutOfAnother() throws Exception {
    try (var outer = store(BUCKET + "/" + prefix, "secret");
        var other = store(BUCKET + "/" + prefix + "-other", "secret")) {
      other.put("a", bytes("x"));

      assertThat(outer.stat("a")).isEmpty();
      assertThat(keys("")).isEmpty();
    }
  }
}
