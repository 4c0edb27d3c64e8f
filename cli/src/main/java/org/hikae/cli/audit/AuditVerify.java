package org.hikae.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.access.ChainCheck;
import org.hikae.orchestrator.audit.AccessLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `verify`: looks through an exported file, without any orchestrator, and names whatever was
/// changed, is missing or stands in another place.
@Command(name = "verify", mixinStandardHelpOptions = true)
final class AuditVerify implements Callable<Integer> {
  private static final int MOST_NAMED = 20;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "audit.file")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  AuditVerify(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var check = looked();
    for (var stretch : check.stretches()) {
      var end = stretch.end();
      terminal.say("audit.stretch", end.node(), stretch.from(), end.number(), end.hash());
    }
    var flaws = check.flaws();
    if (flaws.isEmpty() && check.stretches().isEmpty()) {
      throw new Complaint(ExitStatus.DAMAGED, say("audit.empty", file), say("audit.empty.hint"));
    }
    if (!flaws.isEmpty()) {
      flaws.stream()
          .limit(MOST_NAMED)
          .forEach(flaw -> terminal.say("audit.flaw", flaw.line(), flaw.problem()));
      throw new Complaint(
          ExitStatus.DAMAGED, say("audit.flawed", flaws.size(), file), say("audit.flawed.hint"));
    }
    terminal.say("audit.whole");
    return 0;
  }

  private ChainCheck looked() throws Complaint {
    try (var lines = Files.newBufferedReader(file)) {
      return AccessLines.check(lines);
    } catch (IOException e) {
      throw new Complaint(
          ExitStatus.SOURCE_UNREADABLE,
          say("audit.unreadable", file),
          say("audit.unreadable.hint"),
          e);
    }
  }

  private String say(String key, Object... values) {
    return terminal.words().say(key, values);
  }
}
