package org.hikae.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.text.Bilingual;
import org.junit.jupiter.api.Test;

class CalmTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Concern LOST = concern("lost", Urgency.ALARM, false);
  private static final Concern LATE = concern("late", Urgency.WATCH, false);
  private static final Concern ENDED = concern("ended", Urgency.WATCH, true);

  private final Calm calm = new Calm(Duration.ofMinutes(1));

  @Test
  void anAlarmAndWhatHappenedAreRaisedAtOnceAndTheRestWhenItLasted() {
    assertThat(calm.look(List.of(LOST, LATE, ENDED), List.of(), NOON).raise())
        .containsExactly(LOST, ENDED);
    assertThat(calm.look(List.of(LATE), List.of(), NOON.plusSeconds(59)).raise()).isEmpty();
    assertThat(calm.look(List.of(LATE), List.of(), NOON.plusSeconds(60)).raise())
        .containsExactly(LATE);
  }

  @Test
  void whatFlickersIsNeverRaised() {
    for (var second = 0; second < 600; second += 30) {
      var seen = second % 60 == 0 ? List.of(LATE) : List.<Concern>of();
      assertThat(calm.look(seen, List.of(), NOON.plusSeconds(second)).raise()).isEmpty();
    }
  }

  @Test
  void whatIsOpenIsNotRaisedAgain() {
    assertThat(calm.look(List.of(LOST), List.of(notice(LOST)), NOON).raise()).isEmpty();
  }

  @Test
  void nothingIsOverBeforeItWasAwayForAWhile() {
    var open = List.of(notice(LOST));

    assertThat(calm.look(List.of(), open, NOON).resolve()).isEmpty();
    assertThat(calm.look(List.of(LOST), open, NOON.plusSeconds(50)).resolve()).isEmpty();
    assertThat(calm.look(List.of(), open, NOON.plusSeconds(100)).resolve()).isEmpty();
    assertThat(calm.look(List.of(), open, NOON.plusSeconds(160)).resolve()).isEqualTo(open);
  }

  @Test
  void whatHappenedIsNeverOver() {
    var open = List.of(notice(ENDED));

    calm.look(List.of(), open, NOON);
    assertThat(calm.look(List.of(), open, NOON.plusSeconds(3600)).resolve()).isEmpty();
  }

  private static Notice notice(Concern concern) {
    return new Notice(concern.id(), 1, concern, NOON, null, null, null, List.of());
  }

  private static Concern concern(String subject, Urgency urgency, boolean happened) {
    return new Concern(subject, urgency, Bilingual.same(subject), "", "/", happened);
  }
}
