package org.hikae.domain.estate;

import java.time.Duration;
import java.util.List;
import org.hikae.domain.text.Language;
import org.jspecify.annotations.Nullable;

/// What a contact is told, how soon, and in which language.
///
/// @param after how long others have to acknowledge it first; zero for at once
/// @param language null for both
public record Telling(Threshold notices, Duration after, @Nullable Language language) {
  /// Alarms, at once, in both languages.
  public static final Telling USUAL = new Telling(Threshold.ALARMS, Duration.ZERO, null);

  /// From which urgency on somebody hears of things.
  public enum Threshold {
    NONE,
    ALARMS,
    ALL
  }

  public boolean hears(Urgency urgency) {
    return switch (notices) {
      case NONE -> false;
      case ALARMS -> urgency == Urgency.ALARM;
      case ALL -> true;
    };
  }

  public List<Language> languages() {
    return language == null ? List.of(Language.JA, Language.EN) : List.of(language);
  }
}
