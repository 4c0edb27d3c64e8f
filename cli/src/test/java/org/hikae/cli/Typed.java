package org.hikae.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;

/// A command line as if it had been typed where nothing is a terminal, and what it printed.
public record Typed(int status, String out, String err) {

  public static Typed in(Words words, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false,
            () -> 80,
            words);
    var line = new String[arguments.length];
    for (var i = 0; i < line.length; i++) {
      line[i] = arguments[i].toString();
    }
    var status = Commands.run(terminal, line);
    return new Typed(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  public static Typed hikae(Object... arguments) {
    return in(Words.english(), arguments);
  }

  /// The complaint with the test's own folder taken out of it, and without the progress that a slow
  /// machine shows before.
  public String complaint(Path folder) {
    var begin = Math.max(0, err.indexOf("error: "));
    return err.substring(begin).replace(folder.toString(), "DIR");
  }
}
