package org.hikae.domain.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines for spreadsheets (RFC 4180). What one would take for a formula gets an apostrophe.
public final class Csv {
  private static final String MEANS_SOMETHING = "=+-@\t\r";

  private Csv() {}

  /// A line, without its end.
  public static String line(Stream<?> fields) {
    return fields.map(field -> field(field.toString())).collect(Collectors.joining(","));
  }

  private static String field(String text) {
    var safe = !text.isEmpty() && MEANS_SOMETHING.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
