package org.hikae.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hikae.agent.config.AgentConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent process: guards the services of its host, backs up their sources, holds their leases,
/// restores, starts and stops them, and serves its vault's store to other sites.
public final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  private final Rooms rooms;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Agent(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Runs an agent by its configuration until the process is asked to end (SIGTERM, Ctrl-C), then
  /// ends it in good order.
  public static void run(Path config) throws IOException, InterruptedException {
    var agent = start(AgentConfig.read(config));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, defect) -> log.error("a defect in thread '{}'", thread.getName(), defect));
    Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "end of agent"));
    agent.await();
  }

  /// Starts an agent; it has joined the mesh and serves its store when this returns. Throws an
  /// [org.hikae.agent.config.AgentException] when it cannot begin: a code, a sentence, a hint.
  public static Agent start(AgentConfig config) throws IOException {
    return start(config, Surroundings.ofThisMachine());
  }

  static Agent start(AgentConfig config, Surroundings surroundings) throws IOException {
    var rooms = new Rooms();
    try {
      new Opening(config, surroundings, rooms).run();
      return new Agent(rooms);
    } catch (IOException | RuntimeException broken) {
      rooms.close();
      throw broken;
    }
  }

  /// Blocks until the agent has ended.
  public void await() throws InterruptedException {
    ended.await();
  }

  /// Ends in good order: what runs is stopped and its lease given back, tasks are noted.
  @Override
  public void close() {
    rooms.close();
    ended.countDown();
  }
}
