package org.hikae.domain.signin;

import java.util.Locale;
import java.util.Optional;

/// What a password has to be. Its characters are free (NIST SP 800-63B): only its length, and that
/// it is not to be guessed from the name, is asked for.
///
/// @param leastLength in characters
/// @param remembered how many of the last passwords may not be taken again
public record PasswordPolicy(int leastLength, int remembered) {
  /// A password that is longer costs more than it protects.
  public static final int LONGEST = 256;

  private static final int LEAST_DIFFERENT = 5;

  /// Why a password cannot be taken.
  public enum Objection {
    TOO_SHORT,
    TOO_LONG,
    LIKE_THE_NAME,
    TOO_EVEN,
    USED_BEFORE
  }

  public PasswordPolicy {
    if (leastLength < 8 || leastLength > 64) {
      throw new IllegalArgumentException("a least length of " + leastLength + " is not 8 to 64");
    }
    if (remembered < 1 || remembered > 24) {
      throw new IllegalArgumentException(remembered + " remembered passwords are not 1 to 24");
    }
  }

  /// What is against it, as far as it can be seen by itself.
  public Optional<Objection> objection(String name, String password) {
    var length = password.codePointCount(0, password.length());
    if (length < leastLength) {
      return Optional.of(Objection.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Objection.TOO_LONG);
    }
    if (password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of(Objection.LIKE_THE_NAME);
    }
    return password.codePoints().distinct().count() < LEAST_DIFFERENT
        ? Optional.of(Objection.TOO_EVEN)
        : Optional.empty();
  }
}
