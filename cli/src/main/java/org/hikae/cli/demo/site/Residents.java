package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes that live in a folder: those whose working directory is in it and that have no
/// terminal. Every process that a site starts, and every process those start, is one of them,
/// daemons and databases too; the shell of somebody who looks around in there is none.
record Residents(Path folder) {

  List<ProcessHandle> all() {
    return ProcessHandle.allProcesses().filter(this::livesHere).toList();
  }

  /// Sends a signal until nobody is left who has not got it.
  void kill() {
    var all = all();
    Signals.send(Signals.STOP, all); // nobody sees another one go
    while (!all.isEmpty()) {
      Signals.send(Signals.KILL, all);
      all = all();
    }
    SharedMemory.ofServersIn(folder).forEach(SharedMemory::remove);
  }

  private boolean livesHere(ProcessHandle process) {
    var facts = Path.of("/proc", Long.toString(process.pid()));
    try {
      return Files.readSymbolicLink(facts.resolve("cwd")).startsWith(folder)
          && !hasTerminal(facts.resolve("stat"))
          && !startedUs(process);
    } catch (IOException _) { // it has ended, or is another user's
      return false;
    }
  }

  /// The seventh field of `proc_pid_stat(5)`; the second is a name in brackets, of any characters.
  private static boolean hasTerminal(Path stat) throws IOException {
    var facts = Files.readString(stat, StandardCharsets.ISO_8859_1);
    return !facts.substring(facts.lastIndexOf(')') + 2).split(" ", 6)[4].equals("0");
  }

  private static boolean startedUs(ProcessHandle process) {
    return Stream.iterate(
            Optional.of(ProcessHandle.current()),
            Optional::isPresent,
            child -> child.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .anyMatch(process::equals);
  }
}
