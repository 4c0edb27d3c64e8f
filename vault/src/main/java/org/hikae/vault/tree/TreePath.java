package org.hikae.vault.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Paths inside a snapshot: names as raw bytes joined by slashes, none at either end.
public final class TreePath {
  public static final byte[] TOP = {};

  /// With a byte added: the character that stands for it.
  private static final int BYTE = 0xdc00;

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

  /// Reads a path as it was typed, or as [#text] gives it.
  public static byte[] of(String text) {
    var bytes = bytes(text);
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

  private static byte[] bytes(String text) {
    if (text.chars().noneMatch(TreePath::standsForByte)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length() * 3);
    text.codePoints()
        .forEach(
            point -> {
              if (standsForByte(point)) {
                bytes.write(point - BYTE);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /// A half of a pair of characters that stands alone is in no text.
  private static boolean standsForByte(int point) {
    return point >= BYTE + 0x80 && point <= BYTE + 0xff;
  }

  /// A path as text that [#of] makes the same path of, whatever bytes it has. Those that are not
  /// UTF-8 become lone surrogates, so such a text is for programs alone.
  public static String text(byte[] path) {
    var text = new StringBuilder(path.length);
    var in = ByteBuffer.wrap(path);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var out = CharBuffer.allocate(path.length + 1);
    while (true) {
      var result = decoder.decode(in, out, true);
      text.append(out.flip());
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (var i = 0; i < result.length(); i++) {
        text.append((char) (BYTE + (in.get() & 0xff)));
      }
      decoder.reset();
    }
  }

  /// For people: what is not UTF-8 is shown as a replacement character.
  public static String show(byte[] path) {
    return new String(path, StandardCharsets.UTF_8);
  }
}
