package org.hikae.cli.demo.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A tree of real files: the running JDK's own, and the sources of its base module where they come
/// with it. Changed between two backups as people change files.
public final class Documents {
  private static final List<String> LEFT_OUT = List.of("src.zip", "ct.sym", "jmods");

  private final Path folder;
  private final SplittableRandom random;

  public Documents(Path folder, long seed) {
    this.folder = folder;
    this.random = new SplittableRandom(seed);
  }

  public Path folder() {
    return folder;
  }

  /// Copies the JDK at `javaHome`.
  public void fill(Path javaHome) throws IOException {
    copy(javaHome, folder.resolve("jdk"));
    var sources = Optional.of(javaHome.resolve("lib/src.zip")).filter(Files::exists);
    if (sources.isPresent()) {
      try (var zip = FileSystems.newFileSystem(sources.get())) {
        copy(zip.getPath("/java.base"), folder.resolve("sources"));
      }
    }
  }

  /// How many files there are.
  public long count() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).count();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var entries = Files.list(from)) {
      for (var entry : entries.sorted().toList()) {
        var name = entry.getFileName().toString();
        if (LEFT_OUT.contains(name)) {
          continue;
        }
        var target = to.resolve(name);
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          copy(entry, target);
        } else {
          Files.copy(entry, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /// A day's work: some files grow, some are edited in place, some go, some come, a folder is
  /// renamed.
  public void change() throws IOException {
    var files = files();
    for (var edited = 0; edited < 40; edited++) {
      Files.write(any(files), bytes(2_000), StandardOpenOption.APPEND);
    }
    editInPlace(files.stream().max(Comparator.comparingLong(Documents::size)).orElseThrow());
    for (var gone = 0; gone < 15; gone++) {
      Files.deleteIfExists(files.remove(random.nextInt(files.size())));
    }
    var incoming = Files.createDirectories(folder.resolve("incoming"));
    for (var letter = 1; letter <= 60; letter++) {
      Files.write(incoming.resolve("letter-%03d.txt".formatted(letter)), bytes(20_000));
    }
    Files.move(folder.resolve("jdk/conf"), folder.resolve("jdk/settings"));
  }

  private void editInPlace(Path file) throws IOException {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      for (var place = 0; place < 8; place++) {
        channel.position(random.nextLong(channel.size() - 5_000));
        channel.write(ByteBuffer.wrap(bytes(5_000)));
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(
          all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .filter(Files::isWritable)
              .sorted()
              .toList());
    }
  }

  private Path any(List<Path> files) {
    return files.get(random.nextInt(files.size()));
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
