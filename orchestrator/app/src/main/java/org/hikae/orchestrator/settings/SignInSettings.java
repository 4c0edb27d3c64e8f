package org.hikae.orchestrator.settings;

import java.time.Duration;
import org.hikae.domain.signin.PasswordPolicy;

/// How people sign in at this orchestrator; set the same at each.
///
/// @param leastLength of a password, in characters
/// @param remembered how many of the last passwords may not be taken again
/// @param attempts how often somebody may be wrong
/// @param lockedFor how long an account is locked after that, and how long wrong ones count
/// @param idle how long a session lasts in which nobody does anything
/// @param longest how long a session lasts at most
public record SignInSettings(
    Integer leastLength,
    Integer remembered,
    Integer attempts,
    Duration lockedFor,
    Duration idle,
    Duration longest) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /// What holds where nothing is said.
  public static final SignInSettings DEFAULT =
      new SignInSettings(
          12, 5, 5, Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(12));

  public SignInSettings {
    leastLength = leastLength == null ? 12 : leastLength;
    remembered = remembered == null ? 5 : remembered;
    attempts = attempts == null ? 5 : attempts;
    lockedFor = lockedFor == null ? Duration.ofMinutes(15) : lockedFor;
    idle = idle == null ? Duration.ofMinutes(30) : idle;
    longest = longest == null ? Duration.ofHours(12) : longest;
    if (attempts < 3 || attempts > 20) {
      throw new IllegalArgumentException("signIn.attempts is " + attempts + ", not 3 to 20");
    }
    within("lockedFor", lockedFor);
    within("idle", idle);
    within("longest", longest);
    new PasswordPolicy(leastLength, remembered);
  }

  private static void within(String name, Duration span) {
    if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("signIn." + name + " is not between 1m and 1d");
    }
  }

  /// What a password has to be.
  public PasswordPolicy policy() {
    return new PasswordPolicy(leastLength, remembered);
  }
}
