package org.hikae.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.housekeeping.KeepTimes;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Cron;
import org.hikae.domain.schedule.Missed;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleEvent.PartLeft;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.ledger.ScheduleState;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Sample;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.VaultName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two orchestrators with one ledger and one clock that is moved by hand.
class ScheduleRoundsTest {
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final NodeId NAGOYA = NodeId.parse("orchestrator.nagoya.o1");
  private static final String BACKUPS = "backup/registry";
  private static final Instant EVENING = Instant.parse("2026-11-25T11:00:00Z");

  /// Two in the morning at Tokyo.
  private static final Instant TWO = Instant.parse("2026-11-25T17:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);

  @TempDir static Path home;
  private static ThrowAwayPostgres server;
  private static List<Seat.Place> places = List.of();

  private final HandClock clock = new HandClock(EVENING);
  private final LocalLedger ledger = new LocalLedger(PlayedCluster.TERMS, clock);
  private Seat osaka;
  private Seat nagoya;

  @BeforeAll
  static void start() throws Exception {
    server = ThrowAwayPostgres.start(home);
    places = List.of(new Seat.Place(server, "osaka"), new Seat.Place(server, "nagoya"));
  }

  @AfterAll
  static void stop() throws Exception {
    places.forEach(Seat.Place::close);
    server.close();
  }

  @BeforeEach
  void sit() throws Exception {
    osaka = new Seat(places.getFirst(), OSAKA, ledger.at(OSAKA), clock);
    nagoya = new Seat(places.getLast(), NAGOYA, ledger.at(NAGOYA), clock);
    ledger.at(OSAKA).leases().take(Estates.REGISTRY, Estates.TOKYO).get(30, TimeUnit.SECONDS);
  }

  /// Once nothing is on its way into the tables, which the next test empties.
  @AfterEach
  void rise() throws Exception {
    osaka.catchUp();
    nagoya.catchUp();
    osaka.close();
    nagoya.close();
  }

  @Test
  void startsWhatIsDueOnceAndNothingBefore() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO.minusSeconds(1));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).isEmpty();

    clock.moveTo(TWO);
    osaka.rounds.once();
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).containsExactly("nightly.backup.registry-20261125-170000-000");
    clock.move(Duration.ofSeconds(10));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).hasSize(1);
  }

  @Test
  void whoDoesNotLeadStartsNothing() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO);
    nagoya.rounds.once();
    assertThat(nagoya.jobs(BACKUPS)).isEmpty();
  }

  /// The leader is deposed at that moment and either dies or, which is worse, goes on.
  @ParameterizedTest
  @CsvSource({
    "ScheduleStarted, true",
    "ScheduleStarted, false",
    "JobBegan, true",
    "JobBegan, false"
  })
  void aChangeOfLeaderLeavesOneStart(String moment, boolean dies) throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.ledger.before(
        moment,
        () -> {
          ledger.elect(NAGOYA);
          if (dies) {
            throw new LedgerException("cut off");
          }
          nagoya.catchUp();
          nagoya.rounds.once();
        });
    if (dies) {
      assertThatThrownBy(() -> osaka.rounds.once()).isInstanceOf(LedgerException.class);
    } else {
      osaka.rounds.once();
    }
    theSuccessorHasOneStart();
  }

  @Test
  void aChangeOfLeaderAfterTheOrderStartsNothingAgain() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.rounds.once();
    ledger.elect(NAGOYA);
    theSuccessorHasOneStart();
  }

  private void theSuccessorHasOneStart() throws Exception {
    nagoya.catchUp();
    nagoya.rounds.once();
    nagoya.rounds.once();
    clock.move(Duration.ofMinutes(1));
    nagoya.rounds.once();
    assertThat(nagoya.jobs(BACKUPS)).containsExactly("nightly.backup.registry-20261125-170000-000");
    assertThat(starts(nagoya)).hasSize(1);
    assertThat(left(nagoya)).isEmpty();
  }

  @Test
  void whatWasMissedIsCaughtUpOnceForAll() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO.plus(DAY).plus(Duration.ofHours(3)));
    osaka.rounds.once();
    osaka.rounds.once();

    assertThat(osaka.jobs(BACKUPS)).hasSize(1);
    assertThat(starts(osaka)).extracting(ScheduleStarted::due).containsExactly(TWO.plus(DAY));
    assertThat(starts(osaka).getFirst().insteadOf()).containsExactly(TWO);
  }

  @Test
  void whatWasMissedIsToldWhereTheScheduleSaysSo() throws Exception {
    inForce(nightly(Missed.REPORT));
    clock.moveTo(TWO.plus(Duration.ofHours(3)));
    osaka.rounds.once();
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).isEmpty();
    assertThat(state(osaka).missed()).containsExactly(TWO);

    clock.moveTo(TWO.plus(DAY));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).hasSize(1);
    assertThat(state(osaka).missed()).isEmpty();
  }

  @Test
  void aStartThatASuccessorFindsTooLateIsLeftWhereTheScheduleSaysSo() throws Exception {
    inForce(nightly(Missed.REPORT));
    clock.moveTo(TWO);
    osaka.ledger.before(
        "JobBegan",
        () -> {
          throw new LedgerException("cut off");
        });
    assertThatThrownBy(() -> osaka.rounds.once()).isInstanceOf(LedgerException.class);

    clock.move(Duration.ofHours(3));
    ledger.elect(NAGOYA);
    nagoya.catchUp();
    nagoya.rounds.once();
    assertThat(nagoya.jobs(BACKUPS)).isEmpty();
    assertThat(left(nagoya))
        .containsEntry("nightly.backup.registry-20261125-170000-000", Reasons.TOO_LATE);
  }

  @Test
  void startsDoNotPileUp() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.rounds.once();
    clock.moveTo(TWO.plus(DAY));
    osaka.rounds.once();

    assertThat(osaka.jobs(BACKUPS)).hasSize(1);
    assertThat(starts(osaka).getFirst().parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Part.Left.class,
            left ->
                assertThat(left.because().en())
                    .isEqualTo("job nightly.backup.registry-20261125-170000-000 is not done yet"));

    osaka.end(BACKUPS, clock);
    clock.moveTo(TWO.plus(DAY).plus(DAY));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).hasSize(2);
  }

  @Test
  void aJobThatCameBetweenIsNotDisturbed() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.ledger.before("JobBegan", () -> nagoya.desk.start(byHand(), estate(byHand()), "sato"));
    osaka.rounds.once();

    assertThat(osaka.jobs(BACKUPS)).hasSize(1);
    assertThat(left(osaka).values())
        .singleElement()
        .satisfies(because -> assertThat(because.en()).contains("is not done yet"));
  }

  @Test
  void whoAsksByHandStartsItAtOnceAndTheDueTimesStay() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    osaka.desk.start(nightly(Missed.CATCH_UP), estate(nightly(Missed.CATCH_UP)), "sato");
    assertThat(osaka.jobs(BACKUPS)).containsExactly("nightly.backup.registry-20261125-110000-000");
    assertThat(starts(osaka).getFirst().by()).isEqualTo("sato");
    osaka.end(BACKUPS, clock);

    clock.moveTo(TWO);
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).hasSize(2);
  }

  @Test
  void aChangedTimeMakesNothingDueThatLiesBehind() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.rounds.once();
    osaka.end(BACKUPS, clock);
    clock.moveTo(TWO.plus(Duration.ofHours(1)));
    inForce(schedule("nightly", "30 2 * * *", Missed.CATCH_UP));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).hasSize(1);

    clock.moveTo(TWO.plus(DAY).plus(Duration.ofMinutes(30)));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).hasSize(2);
  }

  @Test
  void whatTheEstateDropsIsNotCaughtUpWhenItComesBack() throws Exception {
    inForce(nightly(Missed.CATCH_UP));
    adopt(Estates.threeSites());
    assertThat(state(osaka).terms()).isNull();

    clock.moveTo(TWO.plus(Duration.ofHours(1)));
    inForce(nightly(Missed.CATCH_UP));
    osaka.rounds.once();
    assertThat(osaka.jobs(BACKUPS)).isEmpty();
  }

  @Test
  void mirrorsArePulledWhereverThereIsOne() throws Exception {
    inForce(
        new Schedule(
            "copies",
            new Chore.Mirror(List.of()),
            new Cron("0 2 * * *", ZoneId.of("Asia/Tokyo")),
            Duration.ZERO,
            Optional.empty(),
            Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.rounds.once();
    assertThat(osaka.jobs("mirror/osaka"))
        .containsExactly("copies.mirror.osaka-20261125-170000-000");
  }

  @Test
  void vaultsAreVerifiedAndForgetWhenItIsTime() throws Exception {
    inForce(at2("looked-through", new Chore.Verify(List.of(), new Sample(1, 12))));
    clock.moveTo(TWO);
    osaka.rounds.once();
    assertThat(osaka.jobs("verify/tokyo"))
        .containsExactly("looked-through.verify.tokyo-20261125-170000-000");
    assertThat(osaka.jobs("verify/osaka")).hasSize(1);

    clock.moveTo(EVENING.plus(DAY));
    inForce(at2("forgotten", new Chore.Retention(List.of(new VaultName("osaka")))));
    clock.moveTo(TWO.plus(DAY));
    osaka.rounds.once();
    assertThat(osaka.jobs("retention/osaka"))
        .containsExactly("forgotten.retention.osaka-20261126-170000-000");
    assertThat(osaka.jobs("retention/tokyo")).isEmpty();
  }

  /// The night of the 1st of December by the schedule's calendar: November is over.
  @Test
  void theLastWholeMonthIsReportedOnce() throws Exception {
    var schedule =
        new Schedule(
            "monthly",
            new Chore.Report(),
            new Cron("0 2 1 * *", ZoneId.of("Asia/Tokyo")),
            Duration.ZERO,
            Optional.empty(),
            Missed.CATCH_UP);
    inForce(schedule);
    clock.moveTo(Instant.parse("2026-11-30T17:00:00Z"));
    osaka.rounds.once();
    osaka.rounds.once();

    assertThat(osaka.told.names).singleElement().asString().startsWith("report-2026-11-");
  }

  private static Schedule at2(String id, Chore chore) {
    return new Schedule(
        id,
        chore,
        new Cron("0 2 * * *", ZoneId.of("Asia/Tokyo")),
        Duration.ZERO,
        Optional.empty(),
        Missed.CATCH_UP);
  }

  /// Nobody is there whose vault could be asked for a point.
  @Test
  void aDrillThatCannotBePlannedIsLeftWithItsReasonAndNotTriedAgain() throws Exception {
    inForce(
        new Schedule(
            "nightly",
            new Chore.Drill(List.of(), new RunbookId("site-loss")),
            new Cron("0 2 * * *", ZoneId.of("Asia/Tokyo")),
            Duration.ZERO,
            Optional.empty(),
            Missed.CATCH_UP));
    clock.moveTo(TWO);
    osaka.rounds.once();
    ledger.elect(NAGOYA);
    nagoya.catchUp();
    nagoya.rounds.once();

    assertThat(left(nagoya)).containsOnlyKeys("registry-drill-20261125-170000-000");
    assertThat(left(nagoya).values()).noneMatch(because -> because.en().isBlank());
    assertThat(nagoya.rows.newest("nightly", 50).stream().filter(PartLeft.class::isInstance))
        .hasSize(1);
  }

  private void inForce(Schedule schedule) throws Exception {
    adopt(estate(schedule));
    nagoya.catchUp();
  }

  /// Returns once the rounds have seen it.
  private void adopt(Estate estate) throws Exception {
    osaka.adopt(estate, clock);
    nagoya.catchUp();
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!osaka.hasInForce(estate) || !nagoya.hasInForce(estate)) {
      assertThat(System.nanoTime()).as("the estate is not in force").isLessThan(end);
      Thread.onSpinWait();
    }
    osaka.rounds.once();
  }

  private static Estate estate(Schedule schedule) {
    var bare = Estates.threeSites();
    return new Estate(
        bare.sites(),
        bare.vaults(),
        bare.services(),
        List.of(),
        List.of(),
        List.of(schedule),
        KeepTimes.USUAL);
  }

  private static Schedule nightly(Missed missed) {
    return schedule("nightly", "0 2 * * *", missed);
  }

  private static Schedule byHand() {
    return schedule("by-hand", "0 0 1 1 *", Missed.REPORT);
  }

  private static Schedule schedule(String id, String cron, Missed missed) {
    return new Schedule(
        id,
        new Chore.BackUp(List.of(), SnapshotKind.FULL),
        new Cron(cron, ZoneId.of("Asia/Tokyo")),
        Duration.ZERO,
        Optional.empty(),
        missed);
  }

  private static ScheduleState state(Seat seat) {
    return seat.rows.find("nightly").orElseThrow();
  }

  private static Map<String, Bilingual> left(Seat seat) {
    return Objects.requireNonNull(state(seat).last()).left();
  }

  private static List<ScheduleStarted> starts(Seat seat) {
    return seat.rows.newest("nightly", 50).stream()
        .filter(ScheduleStarted.class::isInstance)
        .map(ScheduleStarted.class::cast)
        .toList();
  }
}
