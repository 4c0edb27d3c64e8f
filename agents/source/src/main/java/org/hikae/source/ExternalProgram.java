package org.hikae.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program of the machine that is run to its end: with status 0, within its time limit, or not at
/// all as far as its caller is concerned.
///
/// @param command the program and its arguments; no shell reads them
/// @param folder where it runs; ours when empty
/// @param environment what is added to our own
public record ExternalProgram(
    List<String> command, Optional<Path> folder, Map<String, String> environment, Duration limit) {
  private static final Duration AFTER_ITS_OUTPUT = Duration.ofSeconds(30);

  public ExternalProgram {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a program needs a name");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public ExternalProgram(List<String> command, Duration limit) {
    this(command, Optional.empty(), Map.of(), limit);
  }

  /// What is done with the program's standard output while it runs.
  @FunctionalInterface
  public interface OutputReader<T> {
    T read(InputStream output) throws IOException;
  }

  /// What is written to the program's standard input while it runs.
  @FunctionalInterface
  public interface InputWriter {
    void write(OutputStream input) throws IOException;
  }

  /// Runs it for its effect alone.
  public void run() throws IOException {
    read(output -> output.transferTo(OutputStream.nullOutputStream()));
  }

  /// Runs it while `reader` takes its output. What the reader returns counts only if the program
  /// ends well.
  public <T> T read(OutputReader<T> reader) throws IOException {
    try (var running = RunningProgram.start(this)) {
      running.process().getOutputStream().close();
      var result = reader.read(running.process().getInputStream());
      running.awaitGoodEnd(AFTER_ITS_OUTPUT);
      return result;
    }
  }

  /// Runs it while `writer` gives it its input. Its output is thrown away.
  public void feed(InputWriter writer) throws IOException {
    try (var running = RunningProgram.start(this)) {
      running.discardOutput();
      var broken = write(writer, running.process().getOutputStream());
      running.awaitGoodEnd(limit);
      if (broken.isPresent()) {
        throw broken.get(); // it ended well and yet did not read all: something else broke
      }
    }
  }

  /// A program that ends early breaks our pipe: its own last words then say more than that.
  private static Optional<IOException> write(InputWriter writer, OutputStream input) {
    try (input) {
      writer.write(input);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  String name() {
    return Optional.ofNullable(Path.of(command.getFirst()).getFileName())
        .map(Path::toString)
        .orElse(command.getFirst());
  }

  long limitMillis() {
    return TimeUnit.NANOSECONDS.toMillis(limit.toNanos());
  }
}
