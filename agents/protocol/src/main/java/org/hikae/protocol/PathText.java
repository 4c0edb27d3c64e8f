package org.hikae.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names and paths of files as text that is shown, typed and sent, and that stands for exactly the
/// bytes it was made of: what is not UTF-8, and what a terminal would take for a command, is
/// written `\xff`, a backslash `\\`.
public final class PathText {
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:\\\\|x([0-9a-fA-F]{2}))?");

  private PathText() {}

  /// The text of a name or path.
  public static String of(byte[] path) {
    var text = new StringBuilder(path.length);
    var in = ByteBuffer.wrap(path);
    var out = CharBuffer.allocate(path.length + 1);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    while (true) {
      var result = decoder.decode(in, out, true);
      out.flip().codePoints().forEach(each -> append(text, each));
      if (!result.isError()) {
        return text.toString();
      }
      for (var i = 0; i < result.length(); i++) {
        escape(text, in.get() & 0xff);
      }
      out.clear();
      decoder.reset();
    }
  }

  private static void append(StringBuilder text, int each) {
    if (each == '\\') {
      text.append("\\\\");
    } else if (isShown(each)) {
      text.appendCodePoint(each);
    } else {
      for (var b : Character.toString(each).getBytes(StandardCharsets.UTF_8)) {
        escape(text, b & 0xff);
      }
    }
  }

  /// Neither a command to a terminal, nor what turns the direction of writing and so makes one name
  /// look like another.
  private static boolean isShown(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void escape(StringBuilder text, int value) {
    text.append("\\x%02x".formatted(value));
  }

  /// The name or path that a text stands for. Throws `IllegalArgumentException` with a sentence for
  /// people.
  public static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    var escaped = ESCAPED.matcher(text);
    var from = 0;
    while (escaped.find()) {
      bytes.writeBytes(text.substring(from, escaped.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(value(escaped.group(), escaped.group(1), text));
      from = escaped.end();
    }
    bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static int value(String escape, @Nullable String digits, String text) {
    if (escape.length() == 1) {
      throw new IllegalArgumentException(
          "a backslash in '" + text + "' stands for nothing; write \\\\ for one, \\xff for a byte");
    }
    return digits == null ? '\\' : Integer.parseInt(digits, 16);
  }
}
