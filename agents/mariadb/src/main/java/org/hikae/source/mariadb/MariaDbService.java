package org.hikae.source.mariadb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hikae.protocol.ServiceId;
import org.hikae.source.ExternalProgram;
import org.hikae.source.GuardedService;
import org.hikae.source.SourceException;
import org.jspecify.annotations.Nullable;

/// A MariaDB server that serves one database to one application, under an agent's hand.
public final class MariaDbService implements GuardedService {
  private static final Duration FENCE_LIMIT = Duration.ofMillis(900);
  private static final Duration START_PATIENCE = Duration.ofMinutes(30);
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServiceId id;
  private final MariaDbPrograms programs;
  private final MariaDbSettings settings;
  private final Launcher launcher;
  private final WhenMissing whenMissing;
  private final Duration probeLimit;
  private volatile @Nullable Process process;

  /// @param probeLimit how long a user would wait for an answer
  public MariaDbService(
      ServiceId id,
      MariaDbPrograms programs,
      MariaDbSettings settings,
      Launcher launcher,
      WhenMissing whenMissing,
      Duration probeLimit) {
    this.id = id;
    this.programs = programs;
    this.settings = settings;
    this.launcher = launcher;
    this.whenMissing = whenMissing;
    this.probeLimit = probeLimit;
  }

  /// Starts the server so that it ends with us, everything that it prints appended to `log`.
  @FunctionalInterface
  public interface Launcher {
    Process launch(List<String> command, Path log) throws IOException;
  }

  /// What to do at a start when there is no data directory.
  public enum WhenMissing {
    CREATE,
    REFUSE
  }

  @Override
  public ServiceId id() {
    return id;
  }

  @Override
  public void start() throws IOException {
    if (running()) {
      return;
    }
    Files.createDirectories(settings.run());
    createIfWanted();
    var script = new Accounts(settings).writeStartScript();
    var launched = launcher.launch(command(script), settings.log());
    process = launched;
    try {
      awaitGoodProbe(launched);
    } catch (IOException e) {
      fence();
      throw e;
    }
  }

  @Override
  public void stop(Duration patience) throws IOException {
    var known = process;
    if (known == null) {
      return;
    }
    servers(known).forEach(ProcessHandle::destroy);
    try {
      if (!known.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        fence();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while MariaDB was stopping", e);
    }
  }

  @Override
  public void fence() throws IOException {
    var known = process;
    if (known == null) {
      return;
    }
    known.descendants().forEach(ProcessHandle::destroyForcibly);
    known.destroyForcibly();
    try {
      if (!known.waitFor(FENCE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SourceException(
            "MariaDB of " + id + " was killed and is still there",
            "look at its processes: the machine's disk may hang");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while MariaDB was being fenced", e);
    }
  }

  @Override
  public boolean running() {
    var known = process;
    return known != null && known.isAlive();
  }

  @Override
  public Probe probe() {
    var begin = System.nanoTime();
    try {
      var answer = ask("select 1");
      return new Probe(answer.equals("1"), since(begin), "select 1 gave " + answer);
    } catch (IOException e) {
      return new Probe(false, since(begin), e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  @Override
  public String ask(String query) throws IOException {
    var account = new Accounts(settings).writeClientFile(settings.application());
    var question =
        List.of(
            programs.client().toString(),
            "--defaults-file=" + account,
            "--skip-column-names",
            "--execute=" + query,
            settings.database());
    return new ExternalProgram(question, probeLimit)
        .read(output -> new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void createIfWanted() throws IOException {
    if (Files.isDirectory(settings.data().resolve("mysql"))) {
      return;
    }
    switch (whenMissing) {
      case CREATE -> new MariaDbCreation(programs, settings.data(), INSTALL_LIMIT).run();
      case REFUSE ->
          throw new SourceException(
              "there is no database of " + id + " at " + settings.data(),
              "restore a recovery point first");
    }
  }

  private List<String> command(Path script) {
    var line =
        new ArrayList<>(
            List.of(
                programs.server().toString(),
                "--no-defaults",
                "--datadir=" + settings.data(),
                "--socket=server.sock", // inside the data directory, which only we may enter
                "--pid-file=server.pid",
                "--init-file=" + script,
                "--bind-address=" + settings.address(),
                "--port=" + settings.port(),
                "--skip-name-resolve"));
    settings.parameters().forEach((name, value) -> line.add("--" + name + "=" + value));
    return List.copyOf(line);
  }

  private void awaitGoodProbe(Process launched) throws IOException {
    var deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!probe().good()) {
      if (!launched.isAlive()) {
        throw new SourceException(
            "MariaDB in " + settings.data() + " ended while starting: " + lastWords(),
            "the whole log is " + settings.log());
      }
      if (System.nanoTime() - deadline > 0) {
        throw new SourceException(
            "MariaDB in " + settings.data() + " does not answer: " + lastWords(),
            "the whole log is " + settings.log());
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while MariaDB was starting", e);
    }
  }

  private String lastWords() throws IOException {
    var lines = Files.readAllLines(settings.log());
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  /// The server itself, below what its launcher wrapped around it.
  private static List<ProcessHandle> servers(Process launched) {
    var all = new ArrayList<>(launched.descendants().toList());
    all.add(launched.toHandle());
    return all.stream().filter(MariaDbService::isServer).toList();
  }

  private static boolean isServer(ProcessHandle handle) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(handle.pid()), "comm"))
          .startsWith("mariadbd");
    } catch (IOException _) {
      return false; // it ended meanwhile
    }
  }
}
