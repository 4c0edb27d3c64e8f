package org.hikae.postgres.server;

import static org.hikae.postgres.server.PostgresException.Code.PROGRAM_FAILED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A short program that is run to its end.
final class Program {
  private static final int LINES_IN_AN_ERROR = 6;

  private Program() {}

  /// Runs it and returns what it printed. Throws with its last lines when it fails or takes longer
  /// than `limit`.
  static String run(List<String> command, Duration limit) throws IOException {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    var watch =
        Thread.ofVirtual()
            .name("time limit of " + command.getFirst())
            .start(() -> endAfter(process, limit));
    try (var out = process.getInputStream()) {
      var printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      var status = process.waitFor();
      if (status != 0) {
        throw failed(command, "ended with status " + status, printed);
      }
      return printed;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " was running", e);
    } finally {
      watch.interrupt();
    }
  }

  private static void endAfter(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      // the program ended in time: nothing is left to watch
    }
  }

  private static PostgresException failed(List<String> command, String how, String printed) {
    var lines = printed.strip().lines().toList();
    var last = lines.subList(Math.max(0, lines.size() - LINES_IN_AN_ERROR), lines.size());
    return new PostgresException(
        PROGRAM_FAILED,
        nameOf(command) + " " + how + ": " + String.join(" | ", last),
        "read the message: it is the program's own");
  }

  private static String nameOf(List<String> command) {
    return command.stream()
        .filter(word -> word.contains("/"))
        .findFirst()
        .map(word -> Path.of(word).getFileName().toString())
        .orElse(command.getFirst());
  }
}
