package org.hikae.agent.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hikae.postgres.server.Launcher;
import org.hikae.postgres.server.Offspring;
import org.hikae.postgres.server.OrdinaryUser;

/// Starts services so that they end with the agent.
public final class TiedLauncher implements Launcher {
  private final Tie tie;

  public TiedLauncher(Tie tie) {
    this.tie = tie;
  }

  @Override
  public Process launch(List<String> command, Path log) throws IOException {
    var line = tie.around(tie == Tie.NAMESPACE ? command : OrdinaryUser.command(command));
    return Offspring.start(
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
  }
}
