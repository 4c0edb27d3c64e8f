package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hikae.cli.demo.proof.CanaryWriter;

/// The fourth act: Tokyo goes. Nobody tells the others.
final class Loss {
  private static final int ROWS_AFTER_LAST_POINT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Telling tell;
  private final World world;
  private final CanaryWriter writer;

  Loss(Telling tell, World world, CanaryWriter writer) {
    this.tell = tell;
    this.world = world;
    this.writer = writer;
  }

  /// What had happened by then.
  ///
  /// @param acknowledged the newest canary row that its writer knows to be committed
  /// @param sent the newest that was on its way
  record Account(long acknowledged, long sent) {}

  Account play(FaultKind fault) throws IOException {
    tell.heading(4, "act.loss");
    usersGoOn();
    var act = tell.begin("loss." + fault.word());
    var processes = world.tokyo.count();
    switch (fault) {
      case KILL -> world.tokyo.kill();
      case HANG -> world.tokyo.hang();
    }
    var account = new Account(writer.acknowledged(), writer.sent());
    act.done(
        tell.say(
            "loss.done",
            processes,
            count(account.acknowledged()),
            account.sent() - account.acknowledged()));
    return account;
  }

  /// Some rows are committed that no backup holds, so that there is something to lose.
  private void usersGoOn() throws IOException {
    var act = tell.begin("loss.before");
    var enough = writer.acknowledged() + ROWS_AFTER_LAST_POINT;
    new Watch(world.sites())
        .until(
            tell.say("loss.before"),
            PATIENCE,
            () -> writer.acknowledged() >= enough ? Optional.of(true) : Optional.empty());
    act.done(tell.say("loss.before.done", count(ROWS_AFTER_LAST_POINT)));
  }
}
