package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The processes that live in a folder: those whose working directory is in it. Every process that
/// a site starts, and every process those start, is one of them, daemons and databases too.
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
  }

  private boolean livesHere(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .startsWith(folder);
    } catch (IOException _) { // it has ended, or is another user's
      return false;
    }
  }
}
