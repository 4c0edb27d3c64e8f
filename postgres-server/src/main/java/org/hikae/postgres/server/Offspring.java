package org.hikae.postgres.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Processes that the kernel ends when this one ends, however it ends: SIGKILL leaves no time for a
/// shutdown hook.
public final class Offspring {
  private static final long PROBE_SECONDS = 5;

  /// Goes on only while we are still the parent: we may have died between the fork and the wish to
  /// die with us.
  private static final String WHILE_PARENT_LIVES = "[ \"$PPID\" = \"$0\" ] && exec \"$@\"";

  /// The kernel ties a child to the *thread* that forked it, so one thread forks them all and lives
  /// as long as we do.
  private static final ExecutorService PARENT =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("parent of processes").daemon().factory());

  private Offspring() {}

  /// What the kernel sends to a process whose parent has ended.
  public enum AtOurEnd {
    /// It is gone at once.
    KILL,
    /// It ends in its own good order, as by Ctrl-C.
    INT
  }

  /// The command line that runs `command` with that wish, for [#start]. To be put innermost: the
  /// kernel forgets the wish when a process changes its user or namespace of users.
  public static List<String> tied(List<String> command, AtOurEnd end) {
    var line =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--pdeathsig",
                end.name(),
                "sh",
                "-c",
                WHILE_PARENT_LIVES,
                Long.toString(ProcessHandle.current().pid())));
    line.addAll(command);
    return List.copyOf(line);
  }

  /// Starts a process that may be tied.
  public static Process start(ProcessBuilder builder) throws IOException {
    try {
      return PARENT.submit(builder::start).get();
    } catch (ExecutionException failed) {
      throw new IOException("cannot start " + builder.command().getFirst(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(
          "interrupted while starting " + builder.command().getFirst(), interrupted);
    }
  }

  /// Whether this command line runs `true` to a good end here.
  public static boolean works(List<String> lineThatRunsTrue) {
    try {
      var process =
          start(
              new ProcessBuilder(lineThatRunsTrue)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD));
      return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false; // the program is not installed: that is the answer
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
