package org.hikae.orchestrator.http;

import java.nio.charset.StandardCharsets;

/// How a browser is told to keep what it gets as a file of that name, and never to show it (RFC
/// 6266 with RFC 8187).
final class Attachment {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private Attachment() {}

  /// The value of `Content-Disposition`.
  static String named(String name) {
    return "attachment; filename=\"" + simple(name) + "\"; filename*=UTF-8''" + encoded(name);
  }

  /// For whoever does not know the other form.
  private static String simple(String name) {
    var simple = new StringBuilder();
    name.codePoints().forEach(each -> simple.append(isSimple(each) ? (char) each : '_'));
    return simple.toString();
  }

  private static boolean isSimple(int each) {
    return isWord(each) || each == ' ' || PLAIN.indexOf(each) >= 0 || each == '(' || each == ')';
  }

  private static boolean isWord(int each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9');
  }

  private static String encoded(String name) {
    var encoded = new StringBuilder();
    for (var b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isWord(b) || (b > 0 && PLAIN.indexOf(b) >= 0)) {
        encoded.append((char) b);
      } else {
        encoded.append("%%%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }
}
