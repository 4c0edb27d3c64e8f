package org.hikae.cli.vault;

import java.util.Locale;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;

/// Sizes as people type them: `500M`, `2G`, `1TiB`, or plain bytes. Units are binary.
final class TypedSize {
  private static final String UNITS = "KMGTP";

  private TypedSize() {}

  static long bytes(String typed) throws Complaint {
    var text = typed.strip().toUpperCase(Locale.ROOT).replaceFirst("I?B$", "");
    var unit = text.isEmpty() ? -1 : UNITS.indexOf(text.charAt(text.length() - 1));
    try {
      var number = Long.parseLong(unit < 0 ? text : text.substring(0, text.length() - 1).strip());
      if (number >= 0) {
        return Math.multiplyExact(number, 1L << (10 * (unit + 1)));
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // said below
    }
    throw new Complaint(
        ExitStatus.USAGE, "'" + typed + "' is no size.", "write it like 500M, 2G or 1T.");
  }
}
