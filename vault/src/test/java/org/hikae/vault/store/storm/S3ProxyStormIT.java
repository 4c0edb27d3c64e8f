package org.hikae.vault.store.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.s3.S3Address;
import org.hikae.vault.store.s3.S3Store;
import org.hikae.vault.store.s3.TestBuckets;
import org.hikae.vault.store.servers.FaultProxy.Fate;
import org.hikae.vault.store.servers.S3ProxyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S3 behind a wire that fails.
class S3ProxyStormIT extends StormContract {
  private static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", "hikae", "AWS_SECRET_ACCESS_KEY", "secret");
  private static final Settings SETTINGS = name -> Optional.ofNullable(CREDENTIALS.get(name));
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static S3ProxyServer server;

  private final String prefix = "storm-" + TESTS.incrementAndGet();

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    server = S3ProxyServer.start(folder);
    TestBuckets.create("s3:" + server.endpoint() + "/storms", SETTINGS);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  String server() {
    return server.endpoint();
  }

  @Override
  Store store(String endpoint) throws Exception {
    return new S3Store(S3Address.parse("s3:" + endpoint + "/storms/" + prefix), SETTINGS);
  }

  @Test
  void removesThePartsThatAKilledRunLeft() throws Exception {
    try (var store = store(proxy().endpoint())) {
      proxy()
          .follow(
              request ->
                  request.getRequestMethod().equals("PUT") || isAbort(request.getRequestMethod())
                      ? Fate.FAILED
                      : Fate.SERVED);
      var content = new byte[17 << 20];
      new Random(3).nextBytes(content);
      assertThatThrownBy(() -> store.put("a", ByteBuffer.wrap(content)))
          .isInstanceOf(StoreException.Unavailable.class);
      proxy().follow(_ -> Fate.SERVED);

      assertThat(store.tidy(Instant.now().minusSeconds(3600))).as("young ones").isZero();
      assertThat(store.tidy(Instant.now().plusSeconds(3600))).isEqualTo(1);
      assertThat(store.tidy(Instant.now().plusSeconds(3600))).isZero();
    }
  }

  private static boolean isAbort(String method) {
    return method.equals("DELETE");
  }

  @Test
  void saysThatTheClocksDiffer() throws Exception {
    try (var store = store(proxy().endpoint())) {
      proxy().follow(_ -> new Fate.Refused(403, "RequestTimeTooSkewed"));

      assertThatThrownBy(() -> store.stat("a"))
          .isInstanceOfSatisfying(
              StoreException.Forbidden.class,
              refused -> assertThat(refused.hint()).contains("clock"))
          .hasMessageContaining("clock");
    }
  }

  @Test
  void takes409ForAnotherWriterThatMayYetFail() throws Exception {
    try (var store = store(proxy().endpoint())) {
      proxy()
          .follow(
              request ->
                  request.getRequestMethod().equals("PUT")
                      ? new Fate.Refused(409, "ConditionalRequestConflict")
                      : Fate.SERVED);

      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOfSatisfying(
              StoreException.Unavailable.class,
              refused -> assertThat(refused.worthRetrying()).isTrue());
      proxy().follow(_ -> Fate.SERVED);
      store.put("a", bytes("x"));
      proxy()
          .follow(
              request ->
                  request.getRequestMethod().equals("PUT")
                      ? new Fate.Refused(409, "ConditionalRequestConflict")
                      : Fate.SERVED);
      assertThat(store.put("a", bytes("x"))).isEqualTo(Store.Put.EXISTED);
    }
  }
}
