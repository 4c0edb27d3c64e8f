package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.count;

import java.time.Duration;
import java.util.function.Supplier;
import org.hikae.cli.demo.proof.CanaryWriter;
import org.hikae.cli.terminal.Quantities;

/// The stage's last line: how the service's users are doing.
record UsersLine(Telling tell, CanaryWriter writer) implements Supplier<String> {
  private static final Duration UNUSUAL = Duration.ofSeconds(1);

  @Override
  public String get() {
    var rows = count(writer.acknowledged());
    var silence = writer.silence();
    return silence.compareTo(UNUSUAL) < 0
        ? tell.say("users.served", rows)
        : tell.say("users.waiting", rows, Quantities.span(silence));
  }
}
