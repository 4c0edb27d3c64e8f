package org.hikae.vault.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreProbe;
import org.hikae.vault.store.servers.ChildServer;
import org.hikae.vault.store.servers.ServerPrograms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on S3Proxy, which checks signatures and checksums.
class S3ProxyStoreIT extends S3Contract {
  private static final String QUIET = "<configuration><root level=\"WARN\"/></configuration>";

  private static String endpoint = "";
  private static ChildServer server;

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    var port = ChildServer.freePort();
    endpoint = "http://127.0.0.1:" + port;
    var data = Files.createDirectory(folder.resolve("data"));
    var settings = Files.writeString(folder.resolve("s3proxy.conf"), settingsOf(endpoint, data));
    var logback = Files.writeString(folder.resolve("logback.xml"), QUIET);
    var command = new ArrayList<>(ServerPrograms.s3Proxy());
    command.addAll(
        List.of(
            "-Dlogback.configurationFile=" + logback,
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString()));
    server = ChildServer.start(folder, port, Map.of(), command);
    createBucket(endpoint);
  }

  private static String settingsOf(String address, Path data) {
    return """
    s3proxy.endpoint=%s
    s3proxy.authorization=aws-v2-or-v4
    s3proxy.identity=hikae
    s3proxy.credential=secret
    s3proxy.ignore-unknown-headers=true
    jclouds.provider=filesystem-nio2
    jclouds.filesystem.basedir=%s
    """
        .formatted(address, data);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  String endpoint() {
    return endpoint;
  }

  @Test
  void isRefusedWithAnotherSecret() throws Exception {
    try (var store = store(BUCKET, "another")) {
      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOf(StoreException.Forbidden.class);
      assertThatThrownBy(() -> store.list("", _ -> {}))
          .isInstanceOf(StoreException.Forbidden.class);
    }
  }

  @Test
  void isFoundFitForVaults() throws Exception {
    try (var store = open()) {
      var report = StoreProbe.examine(store, new Random(1), InstantSource.system());

      assertThat(report.fitForVaults()).as(report.table()).isTrue();
    }
  }
}
