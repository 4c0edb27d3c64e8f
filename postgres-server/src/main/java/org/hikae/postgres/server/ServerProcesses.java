package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The processes of the server that works in one data directory, wherever they were started: every
/// process of a server has that directory as its working directory. Found through `/proc`, since a
/// process id in `postmaster.pid` means nothing outside of the server's own PID namespace.
record ServerProcesses(Path data) {

  List<ProcessHandle> all() throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    var directory = data.toRealPath();
    return ProcessHandle.allProcesses().filter(worksIn(directory)).toList();
  }

  /// The process that started the others.
  Optional<ProcessHandle> postmaster() throws IOException {
    var all = all();
    var ids = all.stream().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
    return all.stream().filter(process -> !startedByOneOf(ids, process)).findFirst();
  }

  /// Ends them all, at once: the postmaster first, since nobody starts a new one then.
  void kill() throws IOException {
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
    all().forEach(ProcessHandle::destroyForcibly);
  }

  /// Waits until they are gone, and says whether they are.
  boolean awaitEnd(Duration patience) throws IOException {
    return awaitEnd(all(), patience);
  }

  static boolean awaitEnd(List<ProcessHandle> processes, Duration patience) throws IOException {
    var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException("cannot wait for the server's end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server was ending", e);
    }
  }

  private static boolean startedByOneOf(Set<Long> ids, ProcessHandle process) {
    return process.parent().map(parent -> ids.contains(parent.pid())).orElse(false);
  }

  private static Predicate<ProcessHandle> worksIn(Path directory) {
    return process -> {
      var proc = Path.of("/proc", Long.toString(process.pid()));
      try {
        return Files.readString(proc.resolve("comm")).startsWith("postgres")
            && Files.readSymbolicLink(proc.resolve("cwd")).equals(directory);
      } catch (IOException _) {
        return false; // it ended meanwhile, or is another user's
      }
    };
  }
}
