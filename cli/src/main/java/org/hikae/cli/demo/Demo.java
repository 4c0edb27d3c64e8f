package org.hikae.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.demo.proof.CanaryWriter;
import org.hikae.cli.demo.site.DemoFolder;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.demo.site.HikaeProcess;
import org.hikae.cli.demo.stage.Stage;
import org.hikae.cli.terminal.Terminal;

/// The whole demo, act by act, as a stranger watches it.
final class Demo implements AutoCloseable {
  private final Terminal terminal;
  private final DemoFolder folder;
  private final FaultKind fault;
  private final Stage stage;
  private final Telling tell;
  private final World world;
  private final Beside beside = new Beside();
  private volatile boolean staying;
  private boolean closed;

  Demo(Terminal terminal, DemoFolder folder, FaultKind fault) throws IOException {
    this.terminal = terminal;
    this.folder = folder;
    this.fault = fault;
    this.stage = new Stage(terminal);
    this.tell = new Telling(stage, terminal.words());
    this.world = new World(folder, HikaeProcess.likeThis());
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "clean up"));
  }

  /// Plays it to its end and shows what it came to.
  Outcome play() throws Complaint {
    try {
      var outcome = acts();
      stage.close();
      new OutcomePage(terminal).print(outcome);
      outcome.write(folder.result());
      return outcome;
    } catch (IOException failure) {
      if (beingClosed()) {
        awaitEnd();
      }
      stage.close();
      throw new Complaint(
          ExitStatus.DEMO_FAILED,
          "the demo did not get to its end: " + failure.getMessage() + ".",
          "what each process said is in " + folder.path().resolve("logs") + ".",
          failure);
    }
  }

  private Outcome acts() throws IOException {
    try (var writer = new Opening(tell, world, beside).play()) {
      var protection = new Protection(tell, world, beside, writer).play();
      var account = new Loss(tell, world, writer).play(fault);
      var run = new Takeover(tell, world, writer).play(account);
      var users = usersWereAway(writer);
      var reckoning = new Reckoning(tell, world, beside, writer);
      var comparison = reckoning.play(protection.expected(), account);
      var primary = new Homecoming(tell, world).play(fault, account);
      reckoning.report(run, comparison, primary, users, protection.mirroredBytes());
      return new Outcome(
          fault,
          world.orchestrators.get("/api/v1/runs/" + run),
          protection,
          account,
          comparison,
          primary,
          users,
          stage.elapsed(),
          folder.report());
    }
  }

  private static Duration usersWereAway(CanaryWriter writer) throws DemoFailure {
    var outage = writer.outage();
    if (outage == null) {
      throw new DemoFailure("the service's users never noticed that Tokyo was gone");
    }
    return outage.length();
  }

  /// Leaves everything running until Ctrl-C, which is then the way to end well.
  void stay() throws InterruptedException {
    terminal.say("demo.stay", "https://" + world.console(DemoSites.RECOVERY) + "/");
    terminal.say("demo.stay.identity", folder.operator().resolve("identity"));
    staying = true;
    new CountDownLatch(1).await();
  }

  /// Ctrl-C; or the end, when there is nothing left to do.
  private void interrupted() {
    if (!beingClosed()) {
      stage.close();
      terminal.err().println(tell.say(staying ? "stopping" : "interrupted"));
      terminal.err().flush();
      close();
      terminal.err().println("error: " + terminal.words().say("interrupted"));
      terminal.err().println("HINT: " + tell.say("interrupted.hint"));
      terminal.err().flush();
    }
  }

  @Override
  public void close() {
    if (beginsToClose()) {
      stage.close();
      beside.close();
      world.close();
      clearFolder();
      if (staying) {
        Runtime.getRuntime().halt(ExitStatus.DONE.number());
      }
    }
  }

  /// Whether Ctrl-C has begun to end everything: what fails then is no news.
  private synchronized boolean beingClosed() {
    return closed;
  }

  private static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  private synchronized boolean beginsToClose() {
    var first = !closed;
    closed = true;
    return first;
  }

  private void clearFolder() {
    try {
      folder.clearSites();
      folder.release();
    } catch (IOException left) {
      terminal.err().println(tell.say("left", String.valueOf(left.getMessage())));
    }
  }
}
