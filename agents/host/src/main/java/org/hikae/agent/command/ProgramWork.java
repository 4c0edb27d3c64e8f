package org.hikae.agent.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.config.AgentConfig.Program;
import org.hikae.agent.task.Work;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.source.ExternalProgram;
import org.hikae.vault.Progress;

/// Runs a program that the agent's configuration names. It has succeeded when it ends with 0.
record ProgramWork(Program program) implements Work {
  private static final int LINE = 200;

  @Override
  public TaskState run(Progress progress) throws IOException {
    var began = System.nanoTime();
    progress.at("running " + program.name(), 0, 0);
    var said =
        new ExternalProgram(program.command(), program.limit())
            .read(output -> new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
    var last = said.lines().reduce((_, later) -> later).orElse("");
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        last.isEmpty()
            ? program.name() + " ended with 0"
            : last.substring(0, Math.min(LINE, last.length())),
        List.of(),
        Figures.NONE);
  }
}
