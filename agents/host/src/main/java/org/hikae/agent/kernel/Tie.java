package org.hikae.agent.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How tightly the kernel ties a process to the agent that started it.
public enum Tie {
  /// A PID namespace that ends with the agent: every process in it dies, whatever it does.
  NAMESPACE,
  /// The first process dies with the agent; its children may outlive it.
  PARENT_DEATH,
  /// Nothing ends it but the agent.
  NONE;

  /// Goes on only while the agent is still its parent: between the fork and the wish to die with
  /// the parent the parent may have died.
  private static final String WHILE_PARENT_LIVES = "[ \"$PPID\" = \"$0\" ] && exec \"$@\"";

  private static final List<String> OWN_USERS =
      List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--keep-caps");
  private static final List<String> OWN_PROCESSES =
      List.of("unshare", "--pid", "--fork", "--kill-child");

  /// The command line that runs `command` tied to `parent`, which must be the process that starts
  /// it.
  List<String> around(List<String> command, long parent) {
    var line = new ArrayList<String>();
    switch (this) {
      case NAMESPACE -> {
        line.addAll(OWN_USERS);
        line.addAll(dyingWith(parent));
        line.addAll(OWN_PROCESSES);
      }
      case PARENT_DEATH -> line.addAll(dyingWith(parent));
      case NONE -> {}
    }
    line.addAll(command);
    return List.copyOf(line);
  }

  private static List<String> dyingWith(long parent) {
    return List.of(
        "setpriv", "--pdeathsig", "KILL", "sh", "-c", WHILE_PARENT_LIVES, Long.toString(parent));
  }

  /// The tightest that works here, found by trying.
  static Tie probe() {
    for (var tie : List.of(NAMESPACE, PARENT_DEATH)) {
      if (works(tie.around(List.of("true"), ProcessHandle.current().pid()))) {
        return tie;
      }
    }
    return NONE;
  }

  private static boolean works(List<String> line) {
    try {
      var process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false; // the program is not installed: that is the answer
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
