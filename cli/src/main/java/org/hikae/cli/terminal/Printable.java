package org.hikae.cli.terminal;

/// Texts from elsewhere as they may be printed: a file's name can have anything in it, also what
/// moves the cursor or begins a new line.
public final class Printable {
  private Printable() {}

  /// The text with its control characters written as escapes: `\\n`, `\\x1b`.
  public static String of(String text) {
    return text.chars().anyMatch(Character::isISOControl) ? escaped(text) : text;
  }

  private static String escaped(String text) {
    var shown = new StringBuilder();
    text.chars()
        .forEach(
            each ->
                shown.append(
                    switch (each) {
                      case '\n' -> "\\n";
                      case '\t' -> "\\t";
                      case '\r' -> "\\r";
                      default ->
                          Character.isISOControl(each)
                              ? "\\x%02x".formatted(each)
                              : String.valueOf((char) each);
                    }));
    return shown.toString();
  }
}
