package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.http.Words;

/// How words, spans, moments and amounts are said to one visitor at one moment.
public record Manner(Language language, ZoneId zone, Instant now) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  static Manner of(HttpServletRequest request, Clock clock) {
    return new Manner(Speech.language(request), clock.getZone(), clock.instant());
  }

  String in(Words words) {
    return language == Language.JA ? words.ja() : words.en();
  }

  String in(Bilingual words) {
    return words.in(language);
  }

  /// One of two words, whichever language it is.
  String in(String english, String japanese) {
    return language == Language.JA ? japanese : english;
  }

  String span(Duration span) {
    return Spans.brief(span.isNegative() ? Duration.ZERO : span, language);
  }

  String seconds(double seconds) {
    return span(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /// How long ago that was; days are days.
  String since(Instant then) {
    var span = Duration.between(then, now);
    var days = span.toDays();
    return days < 2 ? span(Duration.ofSeconds(span.toSeconds())) : in(days + " days", days + "日");
  }

  /// To the second, in the visitor's calendar.
  String moment(Instant at) {
    return MOMENT.withZone(zone).format(at);
  }

  /// To the minute.
  String minute(Instant at) {
    return MINUTE.withZone(zone).format(at);
  }

  String bytes(long count) {
    return new Bytes(count).toString();
  }
}
