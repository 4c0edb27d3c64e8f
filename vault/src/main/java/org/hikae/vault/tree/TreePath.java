package org.hikae.vault.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Paths inside a snapshot: names as raw bytes joined by slashes, none at either end.
public final class TreePath {
  public static final byte[] TOP = {};

  private TreePath() {}

  public static byte[] child(byte[] folder, byte[] name) {
    if (folder.length == 0) {
      return name;
    }
    var path = Arrays.copyOf(folder, folder.length + 1 + name.length);
    path[folder.length] = '/';
    System.arraycopy(name, 0, path, folder.length + 1, name.length);
    return path;
  }

  /// Whether `path` is `folder` or lies below it.
  public static boolean within(byte[] path, byte[] folder) {
    return folder.length == 0
        || (path.length >= folder.length
            && Arrays.equals(path, 0, folder.length, folder, 0, folder.length)
            && (path.length == folder.length || path[folder.length] == '/'));
  }

  /// The folder above, or the top.
  public static byte[] parent(byte[] path) {
    for (var i = path.length - 1; i >= 0; i--) {
      if (path[i] == '/') {
        return Arrays.copyOf(path, i);
      }
    }
    return TOP;
  }

  /// The last name of a path.
  public static byte[] name(byte[] path) {
    for (var i = path.length - 1; i >= 0; i--) {
      if (path[i] == '/') {
        return Arrays.copyOfRange(path, i + 1, path.length);
      }
    }
    return path;
  }

  /// What is left of `path` below `folder`.
  public static byte[] below(byte[] folder, byte[] path) {
    return folder.length == 0 || path.length == folder.length
        ? Arrays.copyOfRange(path, folder.length, path.length)
        : Arrays.copyOfRange(path, folder.length + 1, path.length);
  }

  public static byte[] of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var from = 0;
    var to = bytes.length;
    while (from < to && bytes[from] == '/') {
      from++;
    }
    while (to > from && bytes[to - 1] == '/') {
      to--;
    }
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// For people: what is not UTF-8 is shown as a replacement character.
  public static String show(byte[] path) {
    return new String(path, StandardCharsets.UTF_8);
  }
}
