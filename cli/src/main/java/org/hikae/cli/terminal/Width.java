package org.hikae.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// How many columns of a terminal a text takes: ideographs, kana and full-width forms take two.
public final class Width {
  private static final String NEVER_FIRST = "、。，．)）」』ー";

  private Width() {}

  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /// `text` followed by as many spaces as bring it to `columns`.
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /// `text` cut so that it takes at most `columns`, with `…` where something is missing.
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    var kept = new StringBuilder();
    var used = 1;
    for (var point : text.codePoints().toArray()) {
      used += of(point);
      if (used > columns) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append('…').toString();
  }

  /// `text` in lines of at most `columns`, broken at spaces and between ideographs. A word that is
  /// longer than a line stays whole, so that a path can be copied.
  public static List<String> wrapped(String text, int columns) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var piece : pieces(text)) {
      if (!line.isEmpty() && of(line.toString()) + of(piece.stripTrailing()) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().stripTrailing());
    return List.copyOf(lines);
  }

  /// What must not be broken: a word with the spaces behind it, or one ideograph with the marks
  /// that may not begin a line.
  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var points = text.codePoints().toArray();
    var piece = new StringBuilder();
    for (var i = 0; i < points.length; i++) {
      piece.appendCodePoint(points[i]);
      var next = i + 1 < points.length ? points[i + 1] : -1;
      var ends = points[i] == ' ' ? next != ' ' : of(points[i]) == 2 || (next > 0 && of(next) == 2);
      if (ends && NEVER_FIRST.indexOf(next) < 0) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static int of(int point) {
    if (Character.getType(point) == Character.NON_SPACING_MARK) {
      return 0;
    }
    var wide =
        (point >= 0x1100 && point <= 0x115f)
            || (point >= 0x2e80 && point <= 0xa4cf)
            || (point >= 0xac00 && point <= 0xd7a3)
            || (point >= 0xf900 && point <= 0xfaff)
            || (point >= 0xfe30 && point <= 0xfe6f)
            || (point >= 0xff00 && point <= 0xff60)
            || (point >= 0xffe0 && point <= 0xffe6)
            || (point >= 0x20000 && point <= 0x3fffd);
    return wide ? 2 : 1;
  }
}
