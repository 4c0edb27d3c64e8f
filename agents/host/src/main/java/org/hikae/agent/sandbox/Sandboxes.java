package org.hikae.agent.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hikae.agent.Kinds;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.protocol.Litter;
import org.hikae.protocol.SandboxId;
import org.hikae.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every sandbox of one agent, below one folder. None outlives the agent: what a killed agent left
/// behind is removed when it starts again (its processes have died with it), and none stays longer
/// than it was opened for.
public final class Sandboxes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sandboxes.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final AgentConfig config;
  private final Kinds kinds;
  private final Clock clock;
  private final Path folder;
  private final Map<SandboxId, Sandbox> open = new LinkedHashMap<>();
  private final Thread warden = Thread.ofVirtual().name("sandboxes").unstarted(this::watch);

  private Sandboxes(AgentConfig config, Kinds kinds, Clock clock) {
    this.config = config;
    this.kinds = kinds;
    this.clock = clock;
    this.folder = config.home().resolve("sandboxes");
  }

  /// Removes what an earlier life left behind, and watches over what will be opened.
  public static Sandboxes below(AgentConfig config, Kinds kinds, Clock clock) throws IOException {
    var sandboxes = new Sandboxes(config, kinds, clock);
    if (Files.exists(sandboxes.folder)) {
      log.info("removing sandboxes that an earlier life left in {}", sandboxes.folder);
      Removal.of(sandboxes.folder);
    }
    sandboxes.warden.start();
    return sandboxes;
  }

  /// The sandbox; made when there is none of that name.
  synchronized Sandbox open(SandboxId id, ServicePlace place, Duration lasting) throws IOException {
    var known = open.get(id);
    if (known != null) {
      return known;
    }
    var own = folder.resolve(id.name());
    Files.createDirectories(folder);
    Files.createDirectory(
        own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var inside = new SandboxPlace(config, place, own, freePort());
    var settings = inside.settings();
    Files.createDirectories(settings.home());
    var sandbox =
        new Sandbox(
            id,
            settings.services().getFirst(),
            own,
            kinds.of(settings, settings.services().getFirst()),
            clock.instant().plus(lasting),
            ConcurrentHashMap.newKeySet());
    open.put(id, sandbox);
    log.info("sandbox {} is open for {}, at most until {}", id, place.id(), sandbox.until());
    return sandbox;
  }

  /// The sandbox, which has to be there.
  synchronized Sandbox find(SandboxId id) throws IOException {
    var known = open.get(id);
    if (known == null) {
      throw new SourceException(
          "there is no sandbox " + id + " at this agent any more",
          "it was closed, its time was over, or the agent was restarted: begin the drill again");
    }
    return known;
  }

  /// Ends a sandbox; nothing happens when there is none.
  public synchronized void close(SandboxId id) throws IOException {
    var known = open.get(id);
    if (known != null) {
      known.end();
      open.remove(id);
      log.info("sandbox {} is removed", id);
    }
  }

  /// What is open.
  public synchronized List<SandboxId> names() {
    return List.copyOf(open.keySet());
  }

  /// The folders that are nobody's any more and were made before a moment.
  synchronized Litter left(Instant before) throws IOException {
    return Leavings.in(folder, own(), before).litter();
  }

  /// Removes them, and says what they were.
  synchronized Litter removeLeft(Instant before) throws IOException {
    var left = Leavings.in(folder, own(), before);
    for (var each : left.old()) {
      log.warn("removing {}, which no sandbox has any more", each);
      Removal.of(each);
    }
    return left.litter();
  }

  private Set<String> own() {
    return open.keySet().stream().map(SandboxId::name).collect(Collectors.toSet());
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        overdue().ifPresent(this::closeOverdue);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<SandboxId> overdue() {
    return open.values().stream()
        .filter(sandbox -> sandbox.until().isBefore(clock.instant()))
        .map(Sandbox::id)
        .findFirst();
  }

  private void closeOverdue(SandboxId id) {
    log.warn("the time of sandbox {} is over, and nobody has closed it", id);
    closeOrSay(id);
  }

  private void closeOrSay(SandboxId id) {
    try {
      close(id);
    } catch (IOException | RuntimeException broken) {
      log.error("sandbox {} is not removed; trying again", id, broken);
    }
  }

  @Override
  public void close() {
    warden.interrupt();
    names().forEach(this::closeOrSay);
  }
}
