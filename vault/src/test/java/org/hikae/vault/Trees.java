package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hikae.vault.format.ObjectName;

/// Compares folders as a person would: names, kinds, modes, times, sizes, links and bytes.
public final class Trees {
  private Trees() {}

  public static void assertSame(Path expected, Path actual) throws IOException {
    var wanted = describe(expected);
    var found = describe(actual);
    var differing = new TreeSet<>(wanted.keySet());
    differing.addAll(found.keySet());
    differing.removeIf(name -> Objects.equals(wanted.get(name), found.get(name)));
    assertThat(
            differing.stream()
                .map(name -> name + ": " + wanted.get(name) + " became " + found.get(name)))
        .isEmpty();
  }

  public static void delete(Path top) throws IOException {
    try (var paths = Files.walk(top)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  public static Map<String, String> describe(Path top) throws IOException {
    var entries = new TreeMap<String, String>();
    try (var paths = Files.walk(top)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        entries.put(top.relativize(path).toString(), describeOne(path));
      }
    }
    return entries;
  }

  private static String describeOne(Path path) throws IOException {
    var attributes =
        Files.readAttributes(path, "unix:mode,lastModifiedTime,nlink", LinkOption.NOFOLLOW_LINKS);
    var common = String.valueOf(attributes.get("mode"));
    if (Files.isSymbolicLink(path)) {
      return common + " -> " + Files.readSymbolicLink(path);
    }
    common += " " + attributes.get("lastModifiedTime");
    if (Files.isDirectory(path)) {
      return common;
    }
    return common
        + " "
        + attributes.get("nlink")
        + " "
        + Files.size(path)
        + " "
        + ObjectName.of(ByteBuffer.wrap(Files.readAllBytes(path)))
        + extended(path);
  }

  private static String extended(Path path) throws IOException {
    var view =
        Files.getFileAttributeView(
            path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    var found = new StringBuilder();
    if (view != null) {
      for (var name : new TreeSet<>(view.list())) {
        var value = ByteBuffer.allocate(view.size(name));
        view.read(name, value);
        found.append(' ').append(name).append('=').append(HexFormat.of().formatHex(value.array()));
      }
    }
    return found.toString();
  }
}
