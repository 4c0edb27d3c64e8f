package org.hikae.vault.store.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// S3Proxy over a folder, which checks signatures and checksums. Its user is `hikae` with the
/// secret `secret`.
public final class S3ProxyServer implements AutoCloseable {
  private static final String QUIET = "<configuration><root level=\"WARN\"/></configuration>";

  private final String endpoint;
  private final ChildServer server;

  private S3ProxyServer(String endpoint, ChildServer server) {
    this.endpoint = endpoint;
    this.server = server;
  }

  public static S3ProxyServer start(Path folder) throws IOException, InterruptedException {
    var port = ChildServer.freePort();
    var endpoint = "http://127.0.0.1:" + port;
    var data = Files.createDirectories(folder.resolve("data"));
    var settings = Files.writeString(folder.resolve("s3proxy.conf"), settingsOf(endpoint, data));
    var logback = Files.writeString(folder.resolve("logback.xml"), QUIET);
    var command = new ArrayList<>(ServerPrograms.s3Proxy());
    command.addAll(
        List.of(
            "-Dlogback.configurationFile=" + logback,
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString()));
    return new S3ProxyServer(endpoint, ChildServer.start(folder, port, Map.of(), command));
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

  public String endpoint() {
    return endpoint;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
