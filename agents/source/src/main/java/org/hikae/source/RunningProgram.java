package org.hikae.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// A program while it runs: its time is watched, and the last lines that it prints to its standard
/// error are kept. Closing ends it, whatever it started too.
final class RunningProgram implements AutoCloseable {
  private static final int LINES_KEPT = 6;
  private static final int LONGEST_LINE = 500;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final ExternalProgram program;
  private final Process process;
  private final Deque<String> lastWords = new ArrayDeque<>();
  private final Thread listener;
  private final Thread watch;
  private volatile boolean tookTooLong;

  private RunningProgram(ExternalProgram program, Process process) {
    this.program = program;
    this.process = process;
    this.listener = Thread.ofVirtual().name("errors of " + program.name()).start(this::listen);
    this.watch = Thread.ofVirtual().name("time limit of " + program.name()).start(this::watch);
  }

  static RunningProgram start(ExternalProgram program) throws IOException {
    var builder = new ProcessBuilder(program.command());
    program.folder().ifPresent(folder -> builder.directory(folder.toFile()));
    builder.environment().putAll(program.environment());
    try {
      return new RunningProgram(program, builder.start());
    } catch (IOException e) {
      throw new SourceException(
          "cannot run " + program.command().getFirst() + ": " + e.getMessage(),
          "check that it is installed and may be run by this user",
          e);
    }
  }

  Process process() {
    return process;
  }

  void discardOutput() {
    Thread.ofVirtual()
        .name("output of " + program.name())
        .start(
            () -> {
              try (var output = process.getInputStream()) {
                output.transferTo(OutputStream.nullOutputStream());
              } catch (IOException _) {
                // the program was ended, and nobody wants its output
              }
            });
  }

  /// Waits for its end, and throws with its last words unless that is a good one.
  void awaitGoodEnd(Duration patience) throws IOException {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("closed its output but does not end");
      }
      listener.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program.name() + " was running", e);
    }
    if (tookTooLong) {
      throw failed("was ended after its time limit of " + program.limit().toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw failed("ended with status " + process.exitValue());
    }
  }

  @Override
  public void close() {
    watch.interrupt();
    end();
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void watch() {
    try {
      if (!process.waitFor(program.limitMillis(), TimeUnit.MILLISECONDS)) {
        tookTooLong = true;
        end();
      }
    } catch (InterruptedException _) {
      // it is being closed: nothing is left to watch
    }
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException _) {
      // the program was ended while it spoke; what it said so far is kept
    }
  }

  private void keep(String line) {
    synchronized (lastWords) {
      lastWords.addLast(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
      if (lastWords.size() > LINES_KEPT) {
        lastWords.removeFirst();
      }
    }
  }

  private SourceException failed(String how) {
    synchronized (lastWords) {
      var words = lastWords.isEmpty() ? "it said nothing" : String.join(" | ", lastWords);
      return new SourceException(
          program.name() + " " + how + ": " + words,
          "run it by hand as the agent's user to see more");
    }
  }
}
