package org.hikae.agent.kernel;

import java.util.ArrayList;
import java.util.List;
import org.hikae.postgres.server.Offspring;
import org.hikae.postgres.server.Offspring.AtOurEnd;
import org.hikae.postgres.server.OrdinaryUser;

/// How tightly the kernel ties a process to the agent that started it.
public enum Tie {
  /// A PID namespace that ends with the agent: every process in it dies, whatever it does.
  NAMESPACE,
  /// The first process dies with the agent; its children may outlive it.
  PARENT_DEATH,
  /// Nothing ends it but the agent.
  NONE;

  private static final List<String> OWN_PROCESSES =
      List.of("unshare", "--pid", "--fork", "--kill-child");

  /// The command line that runs `command` tied to this process, to be started by [Offspring].
  List<String> around(List<String> command) {
    return switch (this) {
      case NAMESPACE ->
          joined(
              OrdinaryUser.namespace(),
              joined(
                  List.of("--keep-caps"),
                  Offspring.tied(joined(OWN_PROCESSES, command), AtOurEnd.KILL)));
      case PARENT_DEATH -> Offspring.tied(command, AtOurEnd.KILL);
      case NONE -> command;
    };
  }

  private static List<String> joined(List<String> first, List<String> then) {
    var line = new ArrayList<>(first);
    line.addAll(then);
    return List.copyOf(line);
  }

  /// The tightest that works here, found by trying.
  static Tie probe() {
    for (var tie : List.of(NAMESPACE, PARENT_DEATH)) {
      if (Offspring.works(tie.around(List.of("true")))) {
        return tie;
      }
    }
    return NONE;
  }
}
