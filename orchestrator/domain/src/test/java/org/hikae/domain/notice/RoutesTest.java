package org.hikae.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;
import org.hikae.domain.estate.Telling;
import org.hikae.domain.estate.Telling.Threshold;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.text.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Contact DESK = contact("desk", Threshold.ALL, Duration.ZERO);
  private static final Contact CHIEF = contact("chief", Threshold.ALARMS, Duration.ofMinutes(10));
  private static final List<Contact> BOTH = List.of(DESK, CHIEF);

  @Test
  void anAlarmGoesAtOnceToWhoeverIsFirstInEachOfTheirWays() {
    assertThat(due(alarm(), NOON)).containsExactly("desk MAIL RAISED", "desk WEBHOOK RAISED");
  }

  @Test
  void whatNobodyAcknowledgesGoesToTheNextInLine() {
    var alarm = alarm(told(DESK, Channel.MAIL, null), told(DESK, Channel.WEBHOOK, null));

    assertThat(due(alarm, NOON.plusSeconds(599))).isEmpty();
    assertThat(due(alarm, NOON.plusSeconds(600)))
        .containsExactly("chief MAIL RAISED", "chief WEBHOOK RAISED");
  }

  @Test
  void whatIsAcknowledgedGoesNoFurther() {
    var alarm = notice(Urgency.ALARM, false, NOON.plusSeconds(60), null, List.of());

    assertThat(due(alarm, NOON.plusSeconds(3600))).isEmpty();
  }

  @Test
  void whatIsOnlyToBeWatchedDoesNotReachWhoeverWantsAlarms() {
    var watch = notice(Urgency.WATCH, false, null, null, List.of());

    assertThat(Routes.due(watch, List.of(CHIEF), NOON.plusSeconds(3600))).isEmpty();
    assertThat(Routes.due(watch, List.of(DESK), NOON)).hasSize(2);
  }

  @Test
  void nobodyIsToldTwiceAndWhatWasGivenUpStaysSo() {
    var alarm = alarm(told(DESK, Channel.MAIL, null), told(DESK, Channel.WEBHOOK, "refused"));

    assertThat(due(alarm, NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void onlyWhoeverWasReachedHearsThatItIsOver() {
    var told = List.of(told(DESK, Channel.MAIL, null), told(DESK, Channel.WEBHOOK, "refused"));
    var over = notice(Urgency.ALARM, false, null, NOON.plusSeconds(60), told);

    assertThat(due(over, NOON.plusSeconds(3600))).containsExactly("desk MAIL RESOLVED");
  }

  @Test
  void whatHappenedADayAgoIsNoNews() {
    var old = notice(Urgency.ALARM, true, null, null, List.of());

    assertThat(due(old, NOON.plus(Duration.ofHours(23)))).isNotEmpty();
    assertThat(due(old, NOON.plus(Duration.ofHours(25)))).isEmpty();
  }

  private static List<String> due(Notice notice, Instant now) {
    return Routes.due(notice, BOTH, now).stream()
        .map(each -> each.contact().id() + " " + each.channel() + " " + each.news())
        .toList();
  }

  private static Notice alarm(Told... told) {
    return notice(Urgency.ALARM, false, null, null, List.of(told));
  }

  private static Told told(Contact contact, Channel channel, @Nullable String problem) {
    return new Told(contact.id(), channel, News.RAISED, NOON, problem);
  }

  private static Notice notice(
      Urgency urgency,
      boolean happened,
      @Nullable Instant acknowledged,
      @Nullable Instant resolved,
      List<Told> told) {
    var concern =
        new Concern("registry", urgency, Bilingual.same("Registry is lost"), "", "/", happened);
    return new Notice(concern.id(), 1, concern, NOON, acknowledged, null, resolved, told);
  }

  private static Contact contact(String id, Threshold threshold, Duration after) {
    return new Contact(
        id,
        Bilingual.same(id),
        List.of(),
        id + "@example.jp",
        null,
        URI.create("https://chat.example.jp/" + id),
        new Telling(threshold, after, null));
  }
}
