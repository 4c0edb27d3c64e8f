package org.hikae.orchestrator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hikae.domain.access.Access;
import org.hikae.orchestrator.audit.AccessJournal.Line;
import org.hikae.orchestrator.http.AccessFilter;
import org.hikae.orchestrator.http.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// What is noted of accesses, and what of it is there after a crash.
class AccessLogTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final Duration WINDOW = Duration.ofMinutes(10);

  @TempDir private Path folder = Path.of("unset");

  private final Random random = new Random(17);

  private static Access access(Instant at, String from, String path) {
    return new Access(at, "stranger", from, "GET", path, "read", 200, 1, at);
  }

  private AccessJournal opened() throws IOException {
    return AccessJournal.open(folder, CLOCK, random);
  }

  private AccessLog log(AccessJournal journal) {
    return new AccessLog(journal, new Repeats(WINDOW), random, CLOCK);
  }

  private static List<Line> all(AccessJournal journal) throws IOException {
    var lines = new ArrayList<Line>();
    for (var file : journal.files()) {
      lines.addAll(AccessJournal.read(file));
    }
    return lines;
  }

  @Test
  @Tag("SEC-17")
  void aChangeIsOnTheDiskBeforeItIsMadeAndAgainWithWhatCameOfIt() throws Exception {
    try (var journal = opened()) {
      var log = log(journal);
      var change = new Access(NOON, "token/7", "::1", "POST", "/runs", "run", 0, 1, NOON);

      var begun = log.begin(change);
      assertThat(all(journal)).containsExactly(new Line(begun.id(), false, change));
      log.end(begun, 202);

      assertThat(all(journal)).last().isEqualTo(new Line(begun.id(), true, change.answered(202)));
    }
  }

  @Test
  void aChangeThatACrashCutShortIsTold() throws Exception {
    var change = new Access(NOON, "token/7", "::1", "POST", "/runs", "run", 0, 1, NOON);
    var dying = opened();
    var begun = log(dying).begin(change);

    opened().close();
    try (var journal = opened()) {
      assertThat(all(journal))
          .as("its end is told once, however often it starts")
          .containsExactly(new Line(begun.id(), false, change), new Line(begun.id(), true, change));
    }
    dying.close();
  }

  @Test
  void aLineThatACrashCutShortIsNone() throws Exception {
    try (var journal = opened()) {
      log(journal).note(access(NOON, "::1", "/"), true);
    }
    Files.writeString(
        folder.toFile().listFiles()[0].toPath(), "{\"id\":\"x\",\"en", StandardOpenOption.APPEND);

    try (var journal = opened()) {
      log(journal).note(access(NOON, "::1", "/runs"), true);

      assertThat(all(journal))
          .extracting(line -> line.access().path())
          .containsExactly("/", "/runs");
    }
  }

  @Test
  void nothingIsChangedWhenItCannotBeWrittenDown() throws Exception {
    var journal = opened();
    journal.close();
    var changes = new AccessFilter(log(journal)).beforeChanges();

    assertThatThrownBy(
            () ->
                changes.preHandle(
                    new MockHttpServletRequest("POST", "/api/v1/runs"),
                    new MockHttpServletResponse(),
                    this))
        .isInstanceOf(Refusal.class)
        .satisfies(e -> assertThat(((Refusal) e).status().value()).isEqualTo(503));
    assertThat(
            changes.preHandle(
                new MockHttpServletRequest("GET", "/api/v1/runs"),
                new MockHttpServletResponse(),
                this))
        .as("to look is never kept from anybody")
        .isTrue();
  }

  @Test
  void equalAccessesAreToldOnceAndThenCounted() {
    var repeats = new Repeats(WINDOW);
    for (var second = 0; second < 600; second += 2) {
      var told = repeats.note(access(NOON.plusSeconds(second), "::1", "/"), true);
      assertThat(told.isPresent()).as("after %d s", second).isEqualTo(second == 0);
    }

    assertThat(repeats.over(NOON.plusSeconds(599))).isEmpty();
    assertThat(repeats.over(NOON.plusSeconds(600)))
        .singleElement()
        .satisfies(counted -> assertThat(counted.times()).isEqualTo(299))
        .satisfies(counted -> assertThat(counted.at()).isEqualTo(NOON.plusSeconds(2)))
        .satisfies(counted -> assertThat(counted.until()).isEqualTo(NOON.plusSeconds(598)));
    assertThat(repeats.over(NOON.plusSeconds(1200))).isEmpty();
    assertThat(repeats.note(access(NOON.plusSeconds(1300), "::1", "/"), true)).isPresent();
  }

  @Test
  void nobodyFillsTheLedgerByAsking() {
    var repeats = new Repeats(WINDOW);
    var told = 0;
    for (var i = 0; i < 100_000; i++) {
      var from = "192.0.2." + i % 200;
      told += repeats.note(access(NOON, from, "/" + i), false).isPresent() ? 1 : 0;
    }

    assertThat(told).isLessThan(2500);
    var counted = repeats.rest().stream().mapToLong(Access::times).sum();
    assertThat(told + counted).as("and yet each is counted").isEqualTo(100_000);
  }
}
