package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Clears up when this process is gone without having done so itself, even by SIGKILL: a shell that
/// waits for the end of its input, which only this process holds open, and then ends everybody who
/// lives below the folder and has no terminal. (The kernel ends our own children and asks their
/// databases to shut down; this ends whoever takes long.) It lives in the folder itself, so that
/// the next demo there ends it first.
public final class Sweeper implements AutoCloseable {
  private static final String SCRIPT =
      """
      cat >/dev/null
      for round in 1 2 3 4 5; do
        for process in /proc/[0-9]*; do
          case "$(readlink "$process/cwd" 2>/dev/null)" in
            "$0"/*)
              set -- $(sed 's/.*) //' "$process/stat" 2>/dev/null)
              [ "$5" = 0 ] && kill -9 "${process#/proc/}" 2>/dev/null ;;
          esac
        done
        sleep 0.2
      done
      """;

  private final Process process;

  private Sweeper(Process process) {
    this.process = process;
  }

  public static Sweeper over(Path folder) throws IOException {
    return new Sweeper(
        new ProcessBuilder(List.of("setsid", "sh", "-c", SCRIPT, folder.toString()))
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// Everything has been cleared up: it is not needed any more.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
