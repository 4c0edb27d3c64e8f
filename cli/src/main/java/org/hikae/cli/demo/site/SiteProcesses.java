package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One site's operating-system processes: its orchestrator, its agent, and whatever those start.
public final class SiteProcesses {
  private final String site;
  private final DemoFolder folder;
  private final HikaeProcess hikae;
  private final Nursery nursery;
  private final Residents residents;
  private @Nullable Process orchestrator;
  private @Nullable Process agent;

  public SiteProcesses(String site, DemoFolder folder, HikaeProcess hikae, Nursery nursery) {
    this.site = site;
    this.folder = folder;
    this.hikae = hikae;
    this.nursery = nursery;
    this.residents = new Residents(folder.site(site));
  }

  public String site() {
    return site;
  }

  public void startOrchestrator() throws IOException {
    var home = folder.orchestrator(site);
    Files.createDirectories(home.resolve("tmp"));
    orchestrator =
        nursery.start(
            hikae.orchestrator(home.resolve("orchestrator.yaml")),
            home,
            folder.log(site, "orchestrator"));
  }

  public void startAgent() throws IOException {
    var home = folder.agent(site);
    Files.createDirectories(home.resolve("tmp"));
    agent = nursery.start(hikae.agent(home.resolve("agent.yaml")), home, folder.log(site, "agent"));
  }

  /// Whether any process works in this folder of the site.
  public boolean worksIn(Path path) {
    return !new Residents(path).all().isEmpty();
  }

  /// Which of the two has ended although nobody ended it; null when none has.
  public @Nullable String failed() {
    if (orchestrator != null && !orchestrator.isAlive()) {
      return "orchestrator";
    }
    return agent != null && !agent.isAlive() ? "agent" : null;
  }

  /// How many processes the site consists of now, databases included.
  public int count() {
    return residents.all().size();
  }

  /// The site goes: SIGKILL for every process, at once.
  public void kill() {
    residents.kill();
    orchestrator = null;
    agent = null;
  }

  /// Its orchestrator alone goes, as by `kill -9`; the agent goes on.
  public void killOrchestrator() {
    var process = orchestrator;
    if (process != null) {
      process.destroyForcibly();
      orchestrator = null;
    }
  }

  /// The site freezes: SIGSTOP for every process.
  public void hang() {
    var known = 0;
    var all = residents.all();
    while (all.size() != known) { // one may just have started another
      known = all.size();
      Signals.send(Signals.STOP, all);
      all = residents.all();
    }
  }

  /// The site ends in good order: first its agent, then its orchestrator.
  public void end(Duration patience) throws IOException {
    for (var process : new Process[] {agent, orchestrator}) {
      if (process != null) {
        end(process, patience);
      }
    }
    agent = null;
    orchestrator = null;
  }

  private void end(Process process, Duration patience) throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(patience)) {
        throw new IOException("a process of " + site + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + site + " was ending", e);
    }
  }

  /// Whatever of it is still there goes on: SIGCONT.
  public void goOn() {
    Signals.send(Signals.CONTINUE, residents.all());
  }
}
