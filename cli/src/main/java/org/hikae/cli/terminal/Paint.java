package org.hikae.cli.terminal;

/// Colours, where they are wanted and can be seen.
public final class Paint {
  private final boolean on;

  private Paint(boolean on) {
    this.on = on;
  }

  /// For a terminal's second stream; off when `NO_COLOR` is set.
  public static Paint of(Terminal terminal) {
    return new Paint(terminal.live() && System.getenv("NO_COLOR") == null);
  }

  public String bold(String text) {
    return in("1", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  public String green(String text) {
    return in("32", text);
  }

  public String red(String text) {
    return in("31;1", text);
  }

  public String blue(String text) {
    return in("36", text);
  }

  private String in(String code, String text) {
    return on ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
