package org.hikae.vault.store.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server in a process of its own, which ends with this one however this one ends: a shell holds
/// the other end of a pipe, and kills the server when the pipe closes.
public final class ChildServer implements AutoCloseable {
  private static final String END_WITH_THE_PIPE =
      "exec 3<&0; \"$@\" </dev/null 3<&- & server=$!; read -r _ <&3; kill -9 $server; wait";
  private static final Duration TO_START = Duration.ofSeconds(90);

  private final Process shell;
  private final Path log;

  private ChildServer(Process shell, Path log) {
    this.shell = shell;
    this.log = log;
  }

  /// Starts a server and waits until it accepts connections on the port.
  public static ChildServer start(
      Path folder, int port, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var log = Files.createDirectories(folder).resolve("server.log");
    var all = new ArrayList<>(List.of("sh", "-c", END_WITH_THE_PIPE, "sh"));
    all.addAll(command);
    var builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var server = new ChildServer(builder.start(), log);
    server.awaitPort(port);
    return server;
  }

  /// A port that nobody listens on.
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort(int port) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(TO_START);
    while (!accepts(port)) {
      if (Instant.now().isAfter(deadline)) {
        close();
        throw new IOException("the server did not start:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    shell.getOutputStream().close();
    try {
      shell.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
