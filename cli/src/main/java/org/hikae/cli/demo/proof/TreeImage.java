package org.hikae.cli.demo.proof;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tree of files as it stands: for every path what it is, its permissions, its time, and the
/// SHA-256 of its content.
public record TreeImage(Map<String, Entry> entries, long bytes) {

  /// What one path is. `content` is a hash, a link's target, or empty for folders; `modified` is in
  /// nanoseconds, and 0 where it does not count (folders, links).
  public record Entry(String kind, String permissions, long modified, String content) {}

  /// Reads every file below a folder.
  public static TreeImage of(Path folder) throws IOException {
    var reader = new Reader(folder);
    Files.walkFileTree(folder, reader);
    return new TreeImage(reader.entries, reader.bytes);
  }

  public long files() {
    return entries.values().stream().filter(entry -> entry.kind().equals("file")).count();
  }

  /// Every difference, one sentence each; empty when both are equal.
  public List<String> differences(TreeImage other) {
    var found = new ArrayList<String>();
    entries.forEach(
        (path, entry) -> {
          var there = other.entries.get(path);
          if (there == null) {
            found.add(path + " is missing");
          } else if (!there.equals(entry)) {
            found.add(path + " is " + there + " and should be " + entry);
          }
        });
    other.entries.keySet().stream()
        .filter(path -> !entries.containsKey(path))
        .forEach(path -> found.add(path + " should not be there"));
    return found;
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[1 << 18];
    private long bytes;

    Reader(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      entries.put(name(path), new Entry("folder", permissions(path), 0, ""));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      entries.put(
          name(path),
          attributes.isSymbolicLink()
              ? new Entry("link", "", 0, Files.readSymbolicLink(path).toString())
              : new Entry(
                  "file",
                  permissions(path),
                  attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                  hash(path)));
      return FileVisitResult.CONTINUE;
    }

    private String name(Path path) {
      return folder.relativize(path).toString();
    }

    private static String permissions(Path path) throws IOException {
      return PosixFilePermissions.toString(
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private String hash(Path path) throws IOException {
      try (var in = Files.newInputStream(path)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
          bytes += read;
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
