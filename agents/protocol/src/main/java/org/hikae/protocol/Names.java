package org.hikae.protocol;

import java.util.regex.Pattern;

/// The one rule for names that people give: they end up in paths, metrics, addresses and file
/// names, so they are lower-case letters, digits, `-`, `_` and `.`, start with a letter or digit,
/// and have 1 to 63 characters.
public final class Names {
  private static final Pattern PERMITTED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private Names() {}

  /// Returns `name`, or throws `IllegalArgumentException` with a sentence that names the kind.
  public static String require(String kind, String name) {
    if (!PERMITTED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          kind
              + " '"
              + name
              + "': use 1 to 63 of a-z, 0-9, '-', '_' and '.', starting with a-z or 0-9");
    }
    return name;
  }
}
