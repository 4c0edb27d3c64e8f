package org.hikae.agent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.protocol.Examination;
import org.hikae.protocol.Examination.Result;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskState;
import org.hikae.source.GuardedService;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A drill that calls a wrong answer right is worse than no drill.
class ExaminerTest {
  private static final Instant POINT = Instant.parse("2026-11-26T03:00:00Z");
  private static final Examiner.Checksums EQUAL =
      (asked, _) -> new Result(asked.name(), true, "7 files equal, byte for byte");

  @ParameterizedTest
  @CsvSource({
    "1000, = 1000, true",
    "1000.0, = 1000, true",
    "999, = 1000, false",
    "999, != 1000, true",
    "1000.00, != 1000, false",
    "9, < 10, true",
    "10, < 10, false",
    "10, <= 10, true",
    "11, <= 10, false",
    "10, > 9, true",
    "9, > 10, false",
    "9, > 9, false",
    "9, >= 9, true",
    "9, >= 10, false",
    "-3, < 0, true",
  })
  void numbersAreComparedAsNumbers(String answer, String expect, boolean good) {
    assertThat(judged(answer, expect)).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "ok, = ok, true",
    "OK, = ok, false",
    "not ok, = not ok, true",
    "ok, != broken, true",
    "broken, != broken, false",
    "9 rows, > 10 rows, true",
    "tokyo, >= osaka, true",
    "osaka, > osaka, false",
    "nagoya, < osaka, true",
    "nagoya, <= nagoya, true",
  })
  void whatIsNoNumberIsComparedAsText(String answer, String expect, boolean good) {
    assertThat(judged(answer, expect)).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"= 1000", ">= 1000", "> 0", "= ok"})
  void anAnswerWithoutARowIsNoneOfThese(String expect) {
    assertThat(judged("", expect)).isFalse();
  }

  @Test
  void aWrongAnswerIsShownBesideWhatWasExpected() {
    var end = examined("999", new Examination.Sql("citizens", "select 1", ">= 1000"));

    assertThat(end)
        .isInstanceOfSatisfying(
            TaskState.Failed.class,
            failed -> {
              assertThat(failed.error())
                  .isEqualTo("1 of 1 checks gave a wrong answer: citizens: 999, expected >= 1000");
              assertThat(failed.retryable()).isFalse();
            });
  }

  @Test
  void aQueryThatTheDatabaseRefusesIsAWrongAnswerAndTheOthersAreStillAsked() {
    var asked = new ArrayList<String>();
    var examiner = new Examiner(Optional.of(new Database(Map.of("select 2", "2"), asked)), EQUAL);

    var end =
        examiner.examine(
            List.of(
                new Examination.Sql("mistyped", "selct 1", "= 1"),
                new Examination.Canary("silent", "selct 2", Duration.ofHours(1), POINT),
                new Examination.Sql("right", "select 2", "= 2"),
                new Examination.Checksums("deeds", new SourceId("documents"))),
            Progress.NONE);

    assertThat(asked).containsExactly("selct 1", "selct 2", "select 2");
    assertThat(end)
        .isInstanceOfSatisfying(
            TaskState.Failed.class,
            failed ->
                assertThat(failed.error())
                    .isEqualTo(
                        "2 of 4 checks gave a wrong answer: mistyped: no such query; silent: no"
                            + " such query"));
  }

  @Test
  void withoutAServiceAQueryIsNoRightAnswer() {
    var end =
        new Examiner(Optional.empty(), EQUAL)
            .examine(List.of(new Examination.Sql("rows", "select 1", ">= 0")), Progress.NONE);

    assertThat(end)
        .isInstanceOfSatisfying(
            TaskState.Failed.class,
            failed -> assertThat(failed.error()).contains("nothing runs that could be asked"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T02:59:30Z, true",
    "2026-11-26T02:55:00Z, true",
    "2026-11-26T02:54:59.999Z, false",
    "2026-11-25T03:00:00Z, false",
    "2026-11-26T03:00:10Z, true", // while the backup ran
    "2026-11-26 02:59:00, true",
    "2026-11-26 02:54:00, false",
    "2026-11-26 02:59:00.123456, true",
    "2026-11-26T11:59:00+09:00, true",
    "2026-11-26 11:59:00+09, true",
    "2026-11-26 11:54:00+0900, false",
    "2026-11-26T02:59:00+09:00, false", // as clocks show it elsewhere: nine hours old
    "2026-11-25T21:59:00-05:00, true",
  })
  void aCanaryIsAsOldAsItsOwnZoneSays(String answer, boolean good) {
    assertThat(fresh(answer))
        .isInstanceOf(good ? TaskState.Succeeded.class : TaskState.Failed.class);
  }

  @Test
  void aCanaryThatIsTooOldSaysByHowMuch() {
    assertThat(fresh("2026-11-26T02:40:00Z"))
        .isInstanceOfSatisfying(
            TaskState.Failed.class,
            failed ->
                assertThat(failed.error())
                    .endsWith("newest canary 1200.0 s before the point, expected at most 300 s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "1764126000",
        "2026-11-26",
        "26.11.2026 02:59",
        "2026-11-31T02:59:00Z",
        "2026-11-26T02:59:00 Asia/Tokyo",
        "2026-11-26T02:59:00Z and later"
      })
  void whatIsNoMomentIsNoCanary(String answer) {
    assertThat(fresh(answer))
        .isInstanceOfSatisfying(
            TaskState.Failed.class,
            failed -> assertThat(failed.error()).endsWith("'" + answer + "' is no moment"));
  }

  private static boolean judged(String answer, String expect) {
    return examined(answer, new Examination.Sql("check", "select 1", expect))
        instanceof TaskState.Succeeded;
  }

  private static TaskState fresh(String answer) {
    return examined(
        answer, new Examination.Canary("canary", "select 1", Duration.ofMinutes(5), POINT));
  }

  private static TaskState examined(String answer, Examination examination) {
    var database = new Database(Map.of("select 1", answer), new ArrayList<>());
    return new Examiner(Optional.of(database), EQUAL).examine(List.of(examination), Progress.NONE);
  }

  /// Answers what it knows, and refuses every other query.
  private record Database(Map<String, String> answers, List<String> asked)
      implements GuardedService {
    @Override
    public String ask(String query) throws IOException {
      asked.add(query);
      var answer = answers.get(query);
      if (answer == null) {
        throw new SourceException("no such query", "correct the check's query");
      }
      return answer;
    }

    @Override
    public ServiceId id() {
      return new ServiceId("registry");
    }

    @Override
    public void start() {}

    @Override
    public void stop(Duration patience) {}

    @Override
    public void fence() {}

    @Override
    public boolean running() {
      return true;
    }

    @Override
    public Probe probe() {
      return new Probe(true, Duration.ZERO, "answers");
    }
  }
}
