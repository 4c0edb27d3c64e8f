package org.hikae.postgres.server;

import static org.hikae.postgres.server.PostgresException.Code.NOT_INITIALIZED;
import static org.hikae.postgres.server.PostgresException.Code.OTHER_VERSION;
import static org.hikae.postgres.server.PostgresException.Code.STOP_FAILED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One data directory and the server that works in it.
///
/// A server is run in one of two ways. [#ownStore]: it shuts down when we end, however we end; one
/// that is found at the start all the same is adopted. [#guarded]: its launcher ties it to our
/// life; a server that is found at the start is a leftover and is killed, so that none runs that
/// nobody guards.
///
/// Not safe for use by several threads, except [#running], [#kill] and what only reads.
public final class PostgresCluster {
  private static final Duration AFTER_SIGKILL = Duration.ofSeconds(10);

  private final PostgresBinaries binaries;
  private final PostgresSettings settings;
  private final Launcher launcher;
  private final boolean adopts;
  private final ServerProcesses processes;
  private final ServerLog log;
  private volatile @Nullable ProcessHandle postmaster;

  private PostgresCluster(
      PostgresBinaries binaries, PostgresSettings settings, Launcher launcher, boolean adopts) {
    this.binaries = binaries;
    this.settings = settings;
    this.launcher = launcher;
    this.adopts = adopts;
    this.processes = new ServerProcesses(settings.data());
    this.log = new ServerLog(settings.log());
  }

  /// A store of our own. The kernel asks the server to shut down when we are gone; where it cannot,
  /// or while the server is still busy with that, the next start adopts it or waits for its end.
  public static PostgresCluster ownStore(PostgresBinaries binaries, PostgresSettings settings) {
    return new PostgresCluster(binaries, settings, new SessionLauncher(), true);
  }

  /// A service's server, tied to our life by its launcher.
  public static PostgresCluster guarded(
      PostgresBinaries binaries, PostgresSettings settings, Launcher launcher) {
    return new PostgresCluster(binaries, settings, launcher, false);
  }

  /// Whether some server, whoever started it, works in this data directory.
  public static boolean anyServerIn(Path data) throws IOException {
    return !new ServerProcesses(data).all().isEmpty();
  }

  public PostgresSettings settings() {
    return settings;
  }

  public PostgresBinaries binaries() {
    return binaries;
  }

  /// Whether there is a data directory.
  public boolean initialized() {
    return Files.exists(settings.data().resolve("PG_VERSION"));
  }

  /// Makes the data directory (and the password file) unless it is there; whole or not at all.
  public void initialize() throws IOException {
    if (!initialized()) {
      new ClusterCreation(binaries, settings).run();
    }
  }

  /// Starts the server and returns when it accepts connections; at once when it does already.
  /// Throws when `patience` is over, with the server's own last words.
  public Started start(Duration patience) throws IOException {
    requireSameMajor();
    if (running()) {
      return Started.RAN_ALREADY;
    }
    var startup = new Startup(settings, processes, log);
    if (!adopts) {
      removeLeftovers();
    } else if (adopted(startup, patience)) {
      return Started.ADOPTED;
    }
    var command = new ServerCommand(binaries, settings);
    command.writeAccessRules();
    postmaster = startup.launch(launcher, command.line(), patience);
    return Started.ANEW;
  }

  /// Takes over what still runs here. A server that is on its way out, as one is whose starter was
  /// just killed, is waited for; one that listens where an earlier configuration wanted it is
  /// stopped.
  private boolean adopted(Startup startup, Duration patience) throws IOException {
    var found = processes.postmaster();
    if (found.isEmpty()) {
      return false;
    }
    if (!listensWhereItShould()) {
      stop(patience);
      return false;
    }
    if (!startup.accepts(found.get(), patience)) {
      return false;
    }
    postmaster = found.get();
    new ServerCommand(binaries, settings).writeAccessRules();
    signal(found.get(), "HUP"); // rules and certificates may have changed while we were away
    return true;
  }

  /// What a start came to.
  public enum Started {
    ANEW,
    /// It ran already, started by one of our earlier lives.
    ADOPTED,
    /// It ran already, started by us.
    RAN_ALREADY
  }

  /// Stops the server in good order: sessions are ended, everything is written. By force when
  /// `patience` is over.
  public void stop(Duration patience) throws IOException {
    stop("INT", patience);
  }

  /// Stops the server without writing what is in memory; the next start recovers from the log.
  public void stopImmediately(Duration patience) throws IOException {
    stop("QUIT", patience);
  }

  /// Ends every process of the server with SIGKILL, at once.
  public void kill() throws IOException {
    var known = postmaster;
    if (known != null) {
      known.destroyForcibly();
    }
    processes.kill();
  }

  /// Waits until every process of the server is gone, and says whether that is so.
  public boolean awaitEnd(Duration patience) throws IOException {
    var deadline = System.nanoTime() + patience.toNanos();
    var gone = processes.awaitEnd(patience);
    var known = postmaster;
    if (known == null || !known.isAlive()) {
      return gone;
    }
    var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    return ServerProcesses.awaitEnd(List.of(known), left) && gone;
  }

  public boolean running() {
    var known = postmaster;
    return known != null && known.isAlive();
  }

  /// Whether the server accepts connections, found out over TCP within `limit`.
  public boolean accepting(Duration limit) throws IOException {
    return Startup.probe(settings, limit).accepts();
  }

  /// The password of the superuser, from its file.
  public String password() throws IOException {
    return PasswordFile.read(settings.passwordFile());
  }

  private void stop(String signal, Duration patience) throws IOException {
    var found = processes.postmaster();
    if (found.isEmpty()) {
      return;
    }
    signal(found.get(), signal);
    if (!processes.awaitEnd(patience)) {
      removeLeftovers();
    }
  }

  private static void signal(ProcessHandle server, String name) throws IOException {
    Program.run(
        List.of("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(server.pid())),
        Duration.ofSeconds(10));
  }

  private boolean listensWhereItShould() throws IOException {
    return PostmasterFile.of(settings.data())
        .map(file -> file.port() == settings.port() || file.port() == 0)
        .orElse(false);
  }

  private void removeLeftovers() throws IOException {
    kill();
    if (!processes.awaitEnd(AFTER_SIGKILL)) {
      throw new PostgresException(
          STOP_FAILED,
          "PostgreSQL in " + settings.data() + " does not end, not even by SIGKILL",
          "look at its processes: the machine's disk may hang");
    }
  }

  private void requireSameMajor() throws IOException {
    Path version = settings.data().resolve("PG_VERSION");
    if (!Files.exists(version)) {
      throw new PostgresException(
          NOT_INITIALIZED,
          settings.data() + " is not a PostgreSQL data directory",
          "initialize it or restore a backup into it");
    }
    var made = Files.readString(version).strip();
    if (!made.equals(Integer.toString(binaries.major()))) {
      throw new PostgresException(
          OTHER_VERSION,
          settings.data()
              + " was made by PostgreSQL "
              + made
              + " and cannot be run by "
              + binaries.version(),
          "name the bin folder of PostgreSQL " + made);
    }
  }
}
