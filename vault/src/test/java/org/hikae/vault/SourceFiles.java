package org.hikae.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Makes files below a folder.
public final class SourceFiles {
  private final Path folder;
  private final Random random;

  public SourceFiles(Path folder) {
    this(folder, new Random(42));
  }

  public SourceFiles(Path folder, Random random) {
    this.folder = folder;
    this.random = random;
  }

  public SourceFiles text(String name, String content) throws IOException {
    Files.writeString(place(name), content);
    return this;
  }

  public SourceFiles random(String name, int size) throws IOException {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    Files.write(place(name), bytes);
    return this;
  }

  /// A file of holes with 100 KB of content at each place.
  public SourceFiles sparse(String name, long size, List<Long> places) throws IOException {
    try (var file =
        FileChannel.open(
            place(name),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      for (var at : places) {
        var bytes = new byte[100_000];
        random.nextBytes(bytes);
        file.write(ByteBuffer.wrap(bytes), at);
      }
      file.write(ByteBuffer.wrap(new byte[1]), size - 1);
    }
    return this;
  }

  private Path place(String name) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return file;
  }

  /// How many bytes of disk a file takes.
  public static long stored(Path file) throws IOException {
    try {
      var stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
      return Long.parseLong(
              new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim())
          * 512;
    } catch (NumberFormatException e) {
      throw new IOException(e);
    }
  }
}
