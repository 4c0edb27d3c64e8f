package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.postgres.server.Offspring.AtOurEnd;

/// Starts a server in a session of its own, so that Ctrl-C in our terminal does not reach it, and
/// tied to our life: when we are gone it shuts down in good order. Where the kernel or its tools
/// cannot tie, it goes on without us.
final class SessionLauncher implements Launcher {
  private static final class Ties {
    static final boolean WORK = Offspring.works(line(List.of("true"), true));
  }

  @Override
  public Process launch(List<String> command, Path log) throws IOException {
    return Offspring.start(
        new ProcessBuilder(line(command, Ties.WORK))
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
  }

  private static List<String> line(List<String> command, boolean tied) {
    var line = new ArrayList<>(List.of("setsid"));
    line.addAll(OrdinaryUser.command(tied ? Offspring.tied(command, AtOurEnd.INT) : command));
    return line;
  }
}
