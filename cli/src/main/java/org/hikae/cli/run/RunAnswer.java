package org.hikae.cli.run;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `answer`: says what is to be done about a step that waits for a person.
@Command(name = "answer", mixinStandardHelpOptions = true)
final class RunAnswer implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "run.id")
  @SuppressWarnings("NullAway.Init")
  private String run;

  @Parameters(index = "1", paramLabel = "STEP", descriptionKey = "run.step.choice")
  @SuppressWarnings("NullAway.Init")
  private String step;

  @Parameters(index = "2", paramLabel = "ANSWER", descriptionKey = "run.answer")
  @SuppressWarnings("NullAway.Init")
  private Answer answer;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "run.note")
  @SuppressWarnings("NullAway.Init")
  private String note;

  /// What can be said.
  enum Answer {
    /// A person's task is done.
    CONFIRM,
    RETRY,
    DONE_BY_HAND,
    ABORT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  RunAnswer(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      client.post(
          "/api/v1/runs/" + run + "/decisions",
          Map.of("step", step, "choice", answer.toString(), "note", note));
      terminal.say("run.answered", run, step, answer.toString());
    }
    return 0;
  }
}
