package org.hikae.cli.vault;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points hold`: keeps a point whatever a rule says, until it is released or a date.
@Command(name = "hold", mixinStandardHelpOptions = true)
final class PointsHold implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(paramLabel = "POINT", descriptionKey = "point.choice")
  @SuppressWarnings("NullAway.Init")
  private String point;

  @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "hold.reason")
  @SuppressWarnings("NullAway.Init")
  private String reason;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = TypedMoment.class,
      descriptionKey = "hold.until")
  private @Nullable Instant until;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsHold(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    if (reason.isBlank()) {
      throw new Complaint(
          ExitStatus.USAGE, "a hold needs a reason.", "say why in --reason, for who comes later.");
    }
    if (until != null && !until.isAfter(Instant.now())) {
      throw new Complaint(
          ExitStatus.USAGE, Moments.local(until) + " has passed.", "name a later day.");
    }
    try (var vault = choice.open()) {
      var snapshot = vault.snapshot(point);
      var by = System.getProperty("user.name") + "@" + InetAddress.getLocalHost().getHostName();
      var hold = vault.holds().place(snapshot, reason, by, Optional.ofNullable(until));
      if (json) {
        Json.print(terminal, hold);
      } else if (until == null) {
        terminal.say("held", PointNames.brief(snapshot), reason);
      } else {
        terminal.say("held.until", PointNames.brief(snapshot), reason, Moments.local(until));
      }
    }
    return 0;
  }
}
