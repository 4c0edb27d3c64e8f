package org.hikae.cli.vault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// Where an archive is written: standard output, or a new file that has its name only when it is
/// whole and on disk.
public final class ArchiveFile {
  private final Terminal terminal;
  private final @Nullable Path file;

  private ArchiveFile(Terminal terminal, @Nullable Path file) {
    this.terminal = terminal;
    this.file = file;
  }

  /// `-` is standard output; anything else a file that is not there yet.
  public static ArchiveFile at(String target, Terminal terminal) throws Complaint {
    if (target.equals("-")) {
      if (terminal.outIsScreen()) {
        throw new Complaint(
            ExitStatus.USAGE,
            "an archive is not for a terminal.",
            "send it on with a pipe, or name a file.");
      }
      return new ArchiveFile(terminal, null);
    }
    var file = Path.of(target).toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE, target + " exists.", "name a new file, or remove that one.");
    }
    if (target.isBlank()
        || !Files.isDirectory(file.getParent() == null ? file : file.getParent())) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          "'" + target + "' cannot be made: its folder does not exist.",
          "make the folder first, or name another file.");
    }
    return new ArchiveFile(terminal, file);
  }

  /// An archive that is being written; goes away unless it is kept.
  public interface Open extends AutoCloseable {
    /// Where its bytes go.
    OutputStream stream();

    /// The archive is whole.
    void keep() throws IOException, Complaint;

    @Override
    void close() throws IOException;
  }

  /// Begins it.
  public Open open() throws IOException {
    return file == null ? new Piped(new Pipe(terminal)) : new Part(file);
  }

  private record Piped(OutputStream stream) implements Open {
    @Override
    public void keep() throws IOException {
      stream.flush();
    }

    @Override
    public void close() throws IOException {
      stream.flush();
    }
  }

  /// A print stream keeps what went wrong to itself; an archive that nobody takes has to end.
  private static final class Pipe extends FilterOutputStream {
    private final Terminal terminal;

    Pipe(Terminal terminal) {
      super(terminal.out());
      this.terminal = terminal;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      terminal.out().write(bytes, from, count);
      flush();
    }

    @Override
    public void flush() throws IOException {
      terminal.requireArrived();
    }
  }

  private static final class Part implements Open {
    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private boolean kept;

    Part(Path file) throws IOException {
      this.file = file;
      this.part =
          Files.createTempFile(
              Objects.requireNonNull(file.getParent()), "." + file.getFileName() + ".", ".part");
      part.toFile().deleteOnExit(); // also by Ctrl-C: what is in it is in the clear
      this.channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public OutputStream stream() {
      return Channels.newOutputStream(channel);
    }

    @Override
    public void keep() throws IOException {
      channel.force(true);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      kept = true;
      try (var folder = FileChannel.open(file.resolveSibling("."))) {
        folder.force(true);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
      if (!kept) {
        Files.deleteIfExists(part);
      }
    }
  }
}
