package org.hikae.vault.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.servers.CephServer;
import org.hikae.vault.store.testing.LockContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Both contracts on Ceph's gateway, the S3 that enforces object lock, in a container.
class CephInContainerIT {
  private static final String LOCKED = "locked";
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static CephServer server;

  @BeforeAll
  static void start() throws Exception {
    server = CephServer.start();
    S3Contract.createBucket(server.endpoint());
    try (var s3 = client()) {
      s3.createBucket(create -> create.bucket(LOCKED).objectLockEnabledForBucket(true));
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static S3Client client() throws StoreException {
    return S3Clients.connect(S3Address.parse(place(LOCKED)), S3Contract.settings("secret"));
  }

  private static String place(String path) {
    return "s3:" + server.endpoint() + "/" + path;
  }

  private static Store locked(String prefix) throws Exception {
    return new S3Store(
        S3Address.parse(place(LOCKED + "/" + prefix)), S3Contract.settings("secret"));
  }

  @Nested
  class InAPlainBucket extends S3Contract {
    @Override
    String endpoint() {
      return server.endpoint();
    }

    @Override
    Set<Ability> abilities() {
      return EnumSet.complementOf(EnumSet.of(Ability.LOCKS));
    }

    @Test
    void saysThatABucketWithoutObjectLockCannotLock() throws Exception {
      try (var store = open()) {
        var lock = new Lock(Instant.now().plusSeconds(30), Mode.COMPLIANCE);

        assertThatThrownBy(() -> store.put("a", bytes("x"), lock))
            .isInstanceOf(StoreException.Unusable.class)
            .hasMessageContaining("does not lock objects");
      }
    }
  }

  @Nested
  class InABucketWithObjectLock extends S3Contract {
    private final String prefix = "contract-" + TESTS.incrementAndGet();

    @Override
    String endpoint() {
      return server.endpoint();
    }

    @Override
    String bucket() {
      return LOCKED;
    }

    @Override
    Set<Ability> abilities() {
      return EnumSet.allOf(Ability.class);
    }

    @Test
    void leavesNoVersionOfWhatWasDeleted() throws Exception {
      try (var store = locked(prefix);
          var s3 = client()) {
        store.put("a", bytes("x"));
        store.delete("a");

        var left = s3.listObjectVersions(list -> list.bucket(LOCKED).prefix(prefix));
        assertThat(left.versions()).isEmpty();
        assertThat(left.deleteMarkers()).isEmpty();
      }
    }

    @Test
    void takesAwayWhatAKilledWriterLeftOverTheFirst() throws Exception {
      try (var store = locked(prefix);
          var s3 = client()) {
        store.put("a", bytes("first"));
        s3.putObject(
            put -> put.bucket(LOCKED).key(prefix + "/a"), RequestBody.fromString("second"));

        assertThat(store.tidy(Instant.now().minusSeconds(3600))).as("young ones").isZero();
        assertThat(store.tidy(Instant.now().plusSeconds(3600))).isEqualTo(1);

        assertThat(text(store.get("a"))).isEqualTo("first");
      }
    }

    @Test
    void losesNothingToSomeoneWhoDeletesWithTheOwnersKey() throws Exception {
      try (var store = locked(prefix);
          var s3 = client()) {
        var path = prefix + "/a";
        store.put("a", bytes("kept"), new Lock(Instant.now().plusSeconds(60), Mode.COMPLIANCE));
        var version = s3.headObject(head -> head.bucket(LOCKED).key(path)).versionId();

        s3.deleteObject(delete -> delete.bucket(LOCKED).key(path)); // hides it, no more
        assertThatThrownBy(
                () ->
                    s3.deleteObject(
                        delete ->
                            delete
                                .bucket(LOCKED)
                                .key(path)
                                .versionId(version)
                                .bypassGovernanceRetention(true)))
            .isInstanceOfSatisfying(
                S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(403));

        assertThat(store.stat("a")).isEmpty();
        assertThat(((S3Store) store).reveal()).isEqualTo(1);
        assertThat(text(store.get("a"))).isEqualTo("kept");
      }
    }
  }

  @Nested
  class Locks extends LockContract {
    private final String prefix = "locks-" + TESTS.incrementAndGet();

    @Override
    protected Store open() throws Exception {
      return locked(prefix);
    }

    @Override
    protected Instant now() {
      return Instant.now();
    }

    @Override
    protected void await(Instant time) {
      while (Instant.now().isBefore(time)) {
        LockSupport.parkNanos(Duration.between(Instant.now(), time).toNanos());
      }
    }
  }
}
