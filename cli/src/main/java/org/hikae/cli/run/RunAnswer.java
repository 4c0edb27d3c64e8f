package org.hikae.cli.run;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `answer`: says what is to be done about a step that waits for a person.
@Command(name = "answer", mixinStandardHelpOptions = true)
final class RunAnswer extends Asking {
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
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.post(
        ApiPath.of("runs", run, "decisions"),
        Map.of("step", step, "choice", answer.toString(), "note", note));
    terminal.say("run.answered", run, step, answer.toString());
  }
}
