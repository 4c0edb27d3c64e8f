package org.hikae.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/// Where a command prints: results to one stream, progress and complaints to the other.
///
/// @param live whether the second stream is a terminal, so that a line may be redrawn
/// @param columns how wide it is at the moment
public record Terminal(
    PrintStream out, PrintStream err, boolean live, IntSupplier columns, Words words) {

  /// This process's own streams.
  public static Terminal ofThisProcess() {
    var live = Screen.isTerminal(2) && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(
        System.out, System.err, live, () -> Screen.columns(2), Words.of(System.getenv()));
  }

  public void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /// The same streams, in another language.
  public Terminal speaking(Words others) {
    return new Terminal(out, err, live, columns, others);
  }

  /// Prints the text under `key`, filled in.
  public void say(String key, Object... values) {
    out.println(words.say(key, values));
  }
}
