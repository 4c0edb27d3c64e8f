package org.hikae.cli.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// Where a command prints: results to one stream, progress and complaints to the other.
///
/// @param watched says whether the second stream is a terminal
/// @param columns how wide it is at the moment
public record Terminal(
    PrintStream out, PrintStream err, BooleanSupplier watched, IntSupplier columns, Words words) {

  /// This process's own streams.
  public static Terminal ofThisProcess() {
    return new Terminal(
        System.out,
        System.err,
        () -> Screen.isWatched() && !"dumb".equals(System.getenv("TERM")),
        Screen::columns,
        Words.of(System.getenv()));
  }

  /// Whether somebody watches the second stream, so that a line may be redrawn.
  public boolean live() {
    return watched.getAsBoolean();
  }

  public void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /// The same streams, in another language.
  public Terminal speaking(Words others) {
    return new Terminal(out, err, watched, columns, others);
  }

  /// Results go where progress goes: for commands whose output is not for people.
  public Terminal onErr() {
    return new Terminal(err, err, watched, columns, words);
  }

  /// Whether people would see the first stream as it is.
  public boolean outIsScreen() {
    return out.equals(System.out) && Screen.showsOutput();
  }

  /// Sees to it that all that was printed has left; for commands that go on for long, and would go
  /// on for nobody.
  ///
  /// @throws IOException why it did not, or that its reader went away
  public void requireArrived() throws IOException {
    if (out.checkError()) {
      var why =
          out instanceof Output.Printing printing
              ? printing.failure()
              : Optional.<IOException>empty();
      throw why.<IOException>map(
              failure ->
                  new FileSystemException(
                      "standard output", null, String.valueOf(failure.getMessage())))
          .orElseGet(() -> new IOException("whoever reads the output went away before its end"));
    }
  }

  /// Prints the text under `key`, filled in.
  public void say(String key, Object... values) {
    out.println(words.say(key, values));
  }
}
