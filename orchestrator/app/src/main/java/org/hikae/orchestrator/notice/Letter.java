package org.hikae.orchestrator.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Delivery;
import org.hikae.domain.notice.News;
import org.hikae.domain.text.Language;

/// What a mail says, in the contact's language or in both.
///
/// @param console where links lead, `https://host:port`
public record Letter(Delivery delivery, String console, ZoneId zone) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", java.util.Locale.ROOT);

  public String subject() {
    var language = delivery.contact().telling().languages().getFirst();
    return "[Hikae] " + mark(language) + sentence(language);
  }

  public String body() {
    return delivery.contact().telling().languages().stream()
        .map(language -> String.join("\n", lines(language)))
        .collect(Collectors.joining("\n\n----\n\n", "", "\n"));
  }

  private String mark(Language language) {
    if (delivery.news() == News.RESOLVED) {
      return language == Language.JA ? "解消:" : "Over: ";
    }
    var alarm = delivery.notice().concern().urgency() == Urgency.ALARM;
    return switch (language) {
      case JA -> alarm ? "警報:" : "お知らせ:";
      case EN -> alarm ? "Alarm: " : "Notice: ";
    };
  }

  private String sentence(Language language) {
    return delivery.notice().concern().sentence().in(language);
  }

  private List<String> lines(Language language) {
    var notice = delivery.notice();
    var japanese = language == Language.JA;
    var lines = new ArrayList<String>();
    lines.add(delivery.contact().name().in(language) + (japanese ? " 様" : ","));
    lines.add("");
    lines.add(mark(language) + sentence(language));
    lines.add("");
    lines.add((japanese ? "発生  " : "Since   ") + moment(notice.raisedAt()));
    var over = notice.resolvedAt();
    if (over != null) {
      lines.add((japanese ? "解消  " : "Over    ") + moment(over));
    } else if (!notice.concern().command().isEmpty()) {
      lines.add((japanese ? "次の操作 " : "Do next ") + notice.concern().command());
    }
    lines.add((japanese ? "画面  " : "Look at ") + console + notice.concern().page());
    if (over == null) {
      lines.add("");
      lines.add(
          japanese
              ? "対応を始めたら受領を記録してください。記録がない場合は、次の担当者にも通知されます。"
              : "Say that you are at it, or the next in line are told as well:");
      lines.add("  hikae notice acknowledge " + notice.id());
    }
    return lines;
  }

  private String moment(Instant at) {
    return MOMENT.withZone(zone).format(at);
  }
}
