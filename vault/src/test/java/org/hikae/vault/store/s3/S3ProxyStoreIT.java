package org.hikae.vault.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.servers.S3ProxyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on S3Proxy, which checks signatures and checksums.
class S3ProxyStoreIT extends S3Contract {
  private static S3ProxyServer server;

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    server = S3ProxyServer.start(folder);
    createBucket(server.endpoint());
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  String endpoint() {
    return server.endpoint();
  }

  @Override
  Set<Ability> abilities() {
    return EnumSet.complementOf(EnumSet.of(Ability.LOCKS));
  }

  @Test
  void isRefusedWithAnotherSecret() throws Exception {
    try (var store = store(BUCKET, "another")) {
      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOfSatisfying(
              StoreException.Forbidden.class,
              refused -> assertThat(refused.hint()).contains("AWS_SECRET_ACCESS_KEY"))
          .hasMessageContaining("secret");
      assertThatThrownBy(() -> store.list("", _ -> {}))
          .isInstanceOf(StoreException.Forbidden.class)
          .hasMessageContaining("secret");
      assertThatThrownBy(() -> store.stat("a"))
          .isInstanceOf(StoreException.Forbidden.class)
          .hasMessageContaining("secret");
    }
  }
}
