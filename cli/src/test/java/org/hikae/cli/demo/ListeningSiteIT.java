package org.hikae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.hikae.cli.demo.site.DemoFolder;
import org.hikae.cli.demo.site.DemoSites;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A whole site from outside: every socket on which one of its processes listens is asked in the
/// clear, with old TLS, and with TLS 1.3, with a certificate and without.
@EnabledOnOs(OS.LINUX)
@Tag("long")
class ListeningSiteIT {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final byte TLS_ALERT = 21;
  private static final Pattern ADVICE =
      Pattern.compile(
          "HTTP/1.1 400 .*\\r\\nBad Request\\R"
              + "This combination of host and port requires TLS\\.\\s*",
          Pattern.DOTALL);

  private static final String CERTIFIED = "TLS 1.3 only, to who has a certificate";
  private static final String POSTGRES = "PostgreSQL, TLS 1.3 only"; // which asks for a password

  @TempDir Path dir;

  @Test
  @Tag("SEC-16")
  void answersOverTls13AndNothingElse() throws Exception {
    var folder = DemoFolder.prepare(dir.resolve("demo"));
    try (var world = new World(folder, DemoIT.distributed())) {
      world.osaka.startOrchestrator();
      world.tokyo.startOrchestrator();
      world.tokyo.startAgent();
      Files.createDirectories(world.documents.folder());
      new Watch(world.sites()).until("service", START, () -> served(world));

      var site = folder.site(DemoSites.PRIMARY);
      var tls = world.estate.front(Clock.systemUTC()).tls(); // the mesh refuses operators
      var kinds = new TreeMap<Integer, String>();
      for (var port : Listeners.in(site)) {
        kinds.put(port, kind(port, tls));
      }
      var ports = world.estate.ports().of(DemoSites.PRIMARY);
      assertThat(kinds)
          .as("what listens, and how it answers")
          .containsAllEntriesOf(
              Map.of(
                  ports.console(), "TLS 1.3 only", // may be read without: decision 9
                  ports.orchestratorMesh(), CERTIFIED,
                  ports.ledger(), CERTIFIED,
                  ports.agentMesh(), CERTIFIED,
                  ports.store(), CERTIFIED,
                  ports.database(), POSTGRES))
          .hasSize(7); // and the orchestrator's own PostgreSQL, at a port of its choice
      assertThat(Set.copyOf(kinds.values()))
          .containsExactlyInAnyOrder("TLS 1.3 only", CERTIFIED, POSTGRES);
      world.tokyo.end(Duration.ofMinutes(1));
    }
  }

  private static Optional<Boolean> served(World world) throws IOException {
    return Opening.serviceAt(world, DemoSites.PRIMARY).map(_ -> true);
  }

  private static String kind(int port, SSLContext tls) throws Exception {
    var postgres = PostgresDoor.offersTls(port);
    var said = postgres ? PostgresDoor.inTheClear(port) : inTheClear(port);
    if (!said.isEmpty()) {
      return "answers in the clear: " + said;
    }
    if (shakesHands(port, postgres, tls, "TLSv1.2")) {
      return "answers over TLS 1.2";
    }
    if (!shakesHands(port, postgres, tls, "TLSv1.3")) {
      return "nothing";
    }
    var certified = !postgres && turnsAway(port, Nobody.tls());
    return postgres ? POSTGRES : certified ? CERTIFIED : "TLS 1.3 only";
  }

  /// Whether the one who comes so is sent off. In TLS 1.3 a client learns it from its first read.
  private static boolean turnsAway(int port, SSLContext tls) throws IOException {
    try (var plain = connected(port);
        var socket =
            (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", port, false)) {
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() < 0;
    } catch (SSLException | SocketException _) {
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  /// What a server says to HTTP in the clear; a TLS alert, silence, and the bare advice to use TLS
  /// are nothing.
  private static String inTheClear(int port) throws IOException {
    try (var socket = connected(port)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes(1000);
      var text = new String(answer, StandardCharsets.ISO_8859_1);
      return answer.length == 0 || answer[0] == TLS_ALERT || ADVICE.matcher(text).matches()
          ? ""
          : text;
    } catch (SocketTimeoutException | SocketException _) {
      return "";
    }
  }

  private static boolean shakesHands(int port, boolean postgres, SSLContext tls, String version)
      throws IOException {
    try (var plain = connected(port)) {
      if (postgres) {
        PostgresDoor.askForTls(plain);
      }
      var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", port, false);
      var parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {version});
      parameters.setApplicationProtocols(
          postgres ? new String[0] : new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return true;
    } catch (SSLException | SocketException | SocketTimeoutException _) {
      return false;
    }
  }

  private static Socket connected(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  /// The ports on which the processes of a folder listen, whatever the address.
  private static final class Listeners {
    private static final String LISTENING = "0A";

    static Set<Integer> in(Path folder) throws IOException {
      var inodes = new TreeSet<String>();
      for (var process : ProcessHandle.allProcesses().toList()) {
        if (livesIn(folder, process)) {
          inodes.addAll(sockets(process));
        }
      }
      var ports = new TreeSet<Integer>();
      for (var table : new String[] {"tcp", "tcp6"}) {
        for (var line : Files.readAllLines(Path.of("/proc/net", table))) {
          var row = line.strip().split("\\s+", -1);
          if (row[3].equals(LISTENING) && inodes.contains(row[9])) {
            ports.add(Integer.parseInt(row[1].substring(row[1].indexOf(':') + 1), 16));
          }
        }
      }
      return ports;
    }

    private static boolean livesIn(Path folder, ProcessHandle process) {
      try {
        return Files.readSymbolicLink(proc(process).resolve("cwd")).startsWith(folder);
      } catch (IOException endedOrForeign) {
        return false;
      }
    }

    private static Set<String> sockets(ProcessHandle process) throws IOException {
      var found = new TreeSet<String>();
      try (var descriptors = Files.newDirectoryStream(proc(process).resolve("fd"))) {
        for (var descriptor : descriptors) {
          try {
            var target = Files.readSymbolicLink(descriptor).toString();
            if (target.startsWith("socket:[")) {
              found.add(target.substring("socket:[".length(), target.length() - 1));
            }
          } catch (IOException closedMeanwhile) {
            // then nobody listens on it
          }
        }
      }
      return found;
    }

    private static Path proc(ProcessHandle process) {
      return Path.of("/proc", Long.toString(process.pid()));
    }
  }

  /// The first bytes of PostgreSQL's protocol.
  private static final class PostgresDoor {
    private static final byte[] ASK_FOR_TLS = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    static boolean offersTls(int port) throws IOException {
      try (var socket = connected(port)) {
        socket.getOutputStream().write(ASK_FOR_TLS);
        return socket.getInputStream().read() == 'S';
      } catch (SocketTimeoutException | SocketException _) {
        return false;
      }
    }

    static void askForTls(Socket socket) throws IOException {
      socket.getOutputStream().write(ASK_FOR_TLS);
      assertThat(socket.getInputStream().read()).isEqualTo('S');
    }

    /// What it says to a log-in in the clear, unless it refuses for that very reason.
    static String inTheClear(int port) throws IOException {
      try (var socket = connected(port)) {
        var names = "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(8 + names.length);
        out.writeInt(3 << 16);
        out.write(names);
        out.flush();
        var answer =
            new String(socket.getInputStream().readNBytes(300), StandardCharsets.ISO_8859_1);
        return answer.startsWith("E") && answer.contains("no encryption") ? "" : answer;
      }
    }
  }
}
