package org.hikae.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import org.hikae.cli.terminal.Output;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;

/// However a command ends, it ends with one error and one hint, or with nothing to say.
class LastWordsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void ofAnOutputThatIsFull() {
    assertThat(printingTo(failing("No space left on device"))).isEqualTo(15);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            error: standard output has no room left: what was printed there is cut short.
            HINT: send it somewhere else; what the command itself did is done.
            """);
  }

  @Test
  void ofAnOutputThatCannotBeWritten() {
    assertThat(printingTo(failing("Input/output error"))).isEqualTo(17);
    assertThat(err.toString(UTF_8))
        .startsWith("error: standard output cannot be written: Input/output error.\nHINT: ");
  }

  @Test
  void ofAnArchiveForWhichThereIsNoRoom() {
    var archive = terminal(new Output(failing("No space left on device")).printing());
    archive.out().print("the first bytes of an archive");

    assertThatThrownBy(archive::requireArrived)
        .isInstanceOf(FileSystemException.class)
        .hasMessage("standard output: No space left on device");
    assertThat(Commands.complain(archive, Diagnosis.of(lost(archive)))).isEqualTo(15);
    assertThat(err.toString(UTF_8)).startsWith("error: there is no room left for standard output.");
  }

  @Test
  void ofAnArchiveWhoseReaderWentAway() {
    var archive = terminal(new Output(failing("Broken pipe")).printing());
    archive.out().print("the first bytes of an archive");

    assertThatThrownBy(archive::requireArrived).hasMessageContaining("went away before its end");
  }

  private static Throwable lost(Terminal terminal) {
    return catchThrowable(terminal::requireArrived);
  }

  @Test
  void areNoneWhenTheReaderWentAway() {
    assertThat(printingTo(failing("Broken pipe"))).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void ofAJavaWithoutMemory() {
    var status = Commands.run(throwing(new OutOfMemoryError("Java heap space")), "--version");

    assertThat(status).isEqualTo(15);
    assertThat(err.toString(UTF_8))
        .startsWith(
            "error: the memory that Java may use does not suffice (Java heap space).\nHINT:")
        .hasLineCount(2);
  }

  @Test
  void ofADefect() {
    var status = Commands.run(throwing(new StackOverflowError()), "--version");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .startsWith("error: a defect in Hikae: StackOverflowError")
        .hasLineCount(2);
  }

  private int printingTo(OutputStream stream) {
    var output = new Output(stream);
    var terminal = terminal(new PrintStream(output, true, UTF_8));
    return Commands.run(terminal, output, "--version");
  }

  private Terminal throwing(Error error) {
    return terminal(
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8) {
          @Override
          public void write(byte[] bytes, int from, int count) {
            throw error;
          }
        });
  }

  private Terminal terminal(PrintStream out) {
    return new Terminal(
        out, new PrintStream(err, true, UTF_8), () -> false, () -> 80, Words.english());
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
