package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a program in a session of its own, so that neither our end nor Ctrl-C in our terminal
/// reaches it.
final class SessionLauncher implements Launcher {
  @Override
  public Process launch(List<String> command, Path log) throws IOException {
    var line = new ArrayList<>(List.of("setsid"));
    line.addAll(OrdinaryUser.command(command));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
