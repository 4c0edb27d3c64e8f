package org.hikae.vault.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.Trees;
import org.hikae.vault.torture.Promises.Picture;

/// A folder that somebody works in: files come, change a little or altogether, get other names and
/// attributes, and go.
final class Source {
  private static final int NAMES = 24;
  private static final List<String> FOLDERS = List.of("", "a/", "a/b/", "c d/", "日本/", "e/f/g/h/");

  private final Path folder;
  private final Random random;
  private int busy;

  Source(Path folder, Random random) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.random = random;
    change(30);
  }

  void begin() {
    busy++;
  }

  void end() {
    busy--;
  }

  boolean busy() {
    return busy > 0;
  }

  Picture picture() throws IOException {
    return new Picture(Trees.describe(folder));
  }

  void change(int times) throws IOException {
    for (var i = 0; i < times; i++) {
      changeOne();
    }
  }

  private void changeOne() throws IOException {
    var name = FOLDERS.get(random.nextInt(FOLDERS.size())) + "n" + random.nextInt(NAMES);
    var file = folder.resolve(name);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> Files.deleteIfExists(file);
      case 4, 5 -> edit(file);
      case 6 -> link(file);
      case 7, 8 -> dress(file);
      case 9 -> {
        Files.deleteIfExists(file);
        new SourceFiles(folder, random).sparse(name, 400_000, List.of(200_000L));
      }
      case 10, 11 -> {
        Files.deleteIfExists(file);
        new SourceFiles(folder, random).random(name, 20_000 + random.nextInt(40_000));
      }
      default -> {
        Files.deleteIfExists(file);
        new SourceFiles(folder, random).random(name, random.nextInt(3_000));
      }
    }
  }

  private void edit(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = new byte[200];
      random.nextBytes(bytes);
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(bytes), random.nextInt((int) channel.size() + 1));
      }
    }
  }

  private void link(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    var other = folder.resolve("n" + random.nextInt(NAMES));
    if (Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS) && random.nextBoolean()) {
      Files.createLink(file, other);
    } else {
      Files.createSymbolicLink(file, Path.of("../nowhere/" + random.nextInt()));
    }
  }

  private void dress(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(random.nextBoolean() ? "rw-r-----" : "rwxr-xr-x"));
      Files.setLastModifiedTime(
          file, FileTime.from(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1 << 29))));
      var attributes = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
      if (attributes != null && Files.getFileStore(file).supportsFileAttributeView("user")) {
        attributes.write("mood", ByteBuffer.wrap(new byte[] {(byte) random.nextInt()}));
      }
    }
  }
}
