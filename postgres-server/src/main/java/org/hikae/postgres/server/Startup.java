package org.hikae.postgres.server;

import static org.hikae.postgres.server.PostgresException.Code.NOT_READY_IN_TIME;
import static org.hikae.postgres.server.PostgresException.Code.PORT_TAKEN;
import static org.hikae.postgres.server.PostgresException.Code.START_FAILED;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;

/// One start of a server: from the launch to the first connection that it would accept.
record Startup(PostgresSettings settings, ServerProcesses processes, ServerLog log) {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration ONE_PROBE = Duration.ofSeconds(2);
  private static final int UNKNOWN_STATUS = -1;
  private static final int LINES_IN_AN_ERROR = 8;

  static ReadinessProbe probe(PostgresSettings settings, Duration limit) {
    return new ReadinessProbe(
        new InetSocketAddress(reachable(settings.address()), settings.port()), limit);
  }

  /// Launches the server and returns its postmaster once it accepts connections.
  ProcessHandle launch(Launcher launcher, List<String> command, Duration patience)
      throws IOException {
    log.rotate();
    var logBefore = log.size();
    var fileBefore = lastWritten();
    var deadline = System.nanoTime() + patience.toNanos();
    var process = launcher.launch(command, log.file());
    try {
      while (!ready(fileBefore)) {
        if (!process.isAlive()) {
          throw ended(statusOf(process), logBefore);
        }
        pauseBefore(deadline, patience, logBefore);
      }
      return processes.postmaster().orElseThrow(() -> ended(statusOf(process), logBefore));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      processes.kill();
      throw e;
    }
  }

  private static int statusOf(Process process) {
    return process.isAlive() ? UNKNOWN_STATUS : process.exitValue();
  }

  /// Waits until a server that runs already accepts connections on this port; says that it does not
  /// when it ends meanwhile.
  boolean accepts(ProcessHandle postmaster, Duration patience) throws IOException {
    var logBefore = log.size();
    var deadline = System.nanoTime() + patience.toNanos();
    while (postmaster.isAlive()) {
      if (ready(FileTime.fromMillis(0))) {
        return true;
      }
      pauseBefore(deadline, patience, logBefore);
    }
    return false;
  }

  /// The server's own file says so (written after the launch, so that no other server on this port
  /// is taken for it), and so does a connection.
  private boolean ready(FileTime writtenBefore) throws IOException {
    var file = PostmasterFile.of(settings.data());
    return file.isPresent()
        && file.get().ready()
        && file.get().port() == settings.port()
        && file.get().written().compareTo(writtenBefore) > 0
        && probe(settings, ONE_PROBE).accepts();
  }

  private FileTime lastWritten() throws IOException {
    return PostmasterFile.of(settings.data())
        .map(PostmasterFile::written)
        .orElse(FileTime.fromMillis(0));
  }

  private void pauseBefore(long deadline, Duration patience, long logBefore) throws IOException {
    if (System.nanoTime() - deadline > 0) {
      throw new PostgresException(
          NOT_READY_IN_TIME,
          "PostgreSQL in "
              + settings.data()
              + " does not accept connections after "
              + patience.toSeconds()
              + " s: "
              + lastWords(logBefore),
          "wait longer when it is recovering a large log");
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was starting", e);
    }
  }

  private PostgresException ended(int status, long logBefore) {
    var words = lastWords(logBefore);
    if (words.contains("Address already in use")) {
      return new PostgresException(
          PORT_TAKEN,
          "port " + settings.port() + " on " + settings.address() + " is taken",
          "stop what listens there or choose another port");
    }
    return new PostgresException(
        START_FAILED,
        "PostgreSQL in "
            + settings.data()
            + " ended while starting (status "
            + status
            + "): "
            + words,
        "the whole log is " + log.file());
  }

  private String lastWords(long logBefore) {
    try {
      return String.join(" | ", log.lastLines(LINES_IN_AN_ERROR, logBefore));
    } catch (IOException e) {
      return "its log " + log.file() + " cannot be read: " + e.getMessage();
    }
  }

  private static String reachable(String address) {
    return switch (address) {
      case "*", "0.0.0.0" -> "127.0.0.1";
      case "::" -> "::1";
      default -> address;
    };
  }
}
