package org.hikae.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why something could not be written; a [PrintStream] keeps only
/// that it happened. What somebody stopped reading (a closed pipe) is no failure.
public final class Output extends OutputStream {
  private final OutputStream behind;
  private volatile @Nullable IOException failure;

  public Output(OutputStream behind) {
    this.behind = behind;
  }

  /// Puts itself in the place of this process's standard output.
  public static Output ofThisProcess() {
    var output = new Output(new FileOutputStream(FileDescriptor.out));
    System.setOut(output.printing());
    return output;
  }

  /// A stream whose [Terminal] can say why something did not arrive.
  public PrintStream printing() {
    return new Printing(this);
  }

  static final class Printing extends PrintStream {
    private final Output output;

    private Printing(Output output) {
      super(new BufferedOutputStream(output, 8192), true, UTF_8);
      this.output = output;
    }

    Optional<IOException> failure() {
      return output.failure();
    }
  }

  /// Why what was printed did not arrive, unless its reader went away.
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(each -> !isClosedPipe(each));
  }

  private static boolean isClosedPipe(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Broken pipe");
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      behind.write(bytes, from, count);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }
}
