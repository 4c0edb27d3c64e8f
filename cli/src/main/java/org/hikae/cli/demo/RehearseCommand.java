package org.hikae.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hikae.cli.demo.site.DemoFolder;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.demo.site.HikaeProcess;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae rehearse`, for the launcher: lets an orchestrator, an agent and the commands of a vault
/// do their usual work once, while Java notes what they load and how it runs (JEP 483, JEP 515), so
/// that all later ones start in half the time. What cannot be noted is simply not there afterwards.
@Command(name = "rehearse", hidden = true)
public final class RehearseCommand implements Callable<Integer> {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration END = Duration.ofMinutes(1);

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /// In the process that is watched: there is one cache for all commands, so one process does all
  /// that they do.
  @Option(names = "--commands")
  private boolean commands;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (commands) {
      new VaultRehearsal(folder, terminal).run();
      return 0;
    }
    var hikae = HikaeProcess.likeThis().inTraining();
    if (hikae.distribution().isPresent()) {
      new NativeZstd(hikae.distribution().get()).unpack();
    }
    command(hikae);
    try (var world = new World(DemoFolder.prepare(folder), hikae)) {
      Files.createDirectories(world.documents.folder());
      Files.writeString(world.documents.folder().resolve("letter"), "Dear Sir or Madam\n");
      world.osaka.startOrchestrator();
      world.tokyo.startOrchestrator();
      world.tokyo.startAgent();
      new Watch(world.sites()).until("service", START, () -> ready(world));
      world.orchestrators.post(
          "/api/v1/services/" + DemoSites.SERVICE + "/backups", Map.of("kind", "full"));
      new Watch(world.sites()).until("backup", START, () -> backedUp(world));
      world.tokyo.end(END);
    }
    return 0;
  }

  private static Optional<Boolean> ready(World world) throws IOException {
    return Opening.serviceAt(world, DemoSites.PRIMARY).map(_ -> true);
  }

  private static Optional<Boolean> backedUp(World world) throws IOException {
    var points = world.orchestrators.get("/api/v1/points?service=" + DemoSites.SERVICE);
    return points.isEmpty() ? Optional.empty() : Optional.of(true);
  }

  private void command(HikaeProcess hikae) throws IOException, InterruptedException {
    var vault = folder.toAbsolutePath().resolveSibling("vault");
    var builder =
        new ProcessBuilder(hikae.command("rehearse", "--commands", vault.toString())).inheritIO();
    builder.environment().put("HIKAE_PASSPHRASE", "rehearsal");
    builder.start().waitFor(2, TimeUnit.MINUTES);
  }
}
