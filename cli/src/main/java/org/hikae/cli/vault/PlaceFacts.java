package org.hikae.cli.vault;

import java.time.Duration;
import java.util.Locale;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Words;
import org.hikae.vault.LockTerm;
import org.hikae.vault.store.probe.StoreReport;
import org.hikae.vault.store.probe.StoreReport.Finding;

/// What a vault's place can do and how its objects are locked, as people read it.
final class PlaceFacts {
  private PlaceFacts() {}

  static void add(Facts facts, Words words, StoreReport report) {
    for (var finding : report.findings()) {
      facts.add("probe." + lower(finding.ability()), verdict(words, finding));
    }
  }

  static String verdict(Words words, Finding finding) {
    var verdict = words.say("probe.verdict." + lower(finding.verdict()));
    return finding.note().isEmpty() ? verdict : verdict + " (" + finding.note() + ")";
  }

  static String lock(Words words, LockTerm term) {
    return words.say("vault.lock." + lower(term.mode()), span(words, term.span()));
  }

  private static String span(Words words, Duration span) {
    if (span.toDays() > 0 && span.equals(Duration.ofDays(span.toDays()))) {
      return words.say("span.days", span.toDays());
    }
    return span.equals(Duration.ofHours(span.toHours()))
        ? words.say("span.hours", span.toHours())
        : words.say("span.minutes", span.toMinutes());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
