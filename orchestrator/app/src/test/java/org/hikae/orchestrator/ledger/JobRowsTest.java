package org.hikae.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hikae.cluster.LedgerEntry;
import org.hikae.domain.housekeeping.Heap;
import org.hikae.domain.housekeeping.HousekeepingPlan.Seen;
import org.hikae.domain.housekeeping.KeepTimes;
import org.hikae.orchestrator.housekeeping.StoreHeaps;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.JobBegan;
import org.hikae.orchestrator.ledger.JobEvent.JobEnded;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobRow.State;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.wiring.AggregateWiring;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The jobs of the ledger go through a PostgreSQL and come back as they were.
class JobRowsTest {
  private static final VaultName VAULT = new VaultName("tokyo");
  private static final Work WORK =
      new Work.BackUp(
          new ServiceId("registry"),
          new SiteId("tokyo"),
          List.of(new SourceId("database"), new SourceId("files")),
          SnapshotKind.FULL);
  private static final String STREAM = WORK.stream();
  private static final Instant BEGAN = Instant.parse("2026-11-23T03:15:02.117254Z");
  private static final Instant ENDED = BEGAN.plusSeconds(90);
  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef(
          "3f1a",
          new ServiceId("registry"),
          new SourceId("database"),
          "registry-1",
          SnapshotKind.FULL,
          BEGAN,
          100,
          35);

  @TempDir static Path home;
  private static ThrowAwayPostgres server;
  private static AnnotationConfigApplicationContext context;

  private static DomainJson json;
  private static JobRows jobs;
  private static JdbcClient sql;
  private static JobTable table;

  @BeforeAll
  static void start() throws Exception {
    server = ThrowAwayPostgres.start(home);
    var store = new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
    Flyway.configure().dataSource(store).locations("classpath:db/migration").load().migrate();
    context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> store);
    context.register(DomainJson.class, AggregateWiring.class);
    context.refresh();
    json = context.getBean(DomainJson.class);
    jobs = context.getBean(JobRows.class);
    sql = JdbcClient.create(store);
    table = new JobTable(jobs, sql, json);
  }

  @AfterAll
  static void stop() throws Exception {
    context.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    sql.sql("truncate job, snapshot").update();
  }

  /// Of every kind there is something old that goes, something old that has to stay, and something
  /// young.
  @Test
  @Tag("DAT-03")
  void housekeepingDeletesWhatIsOldAndNothingThatIsNeeded() {
    fillWithOldAndYoung();
    var heaps = new StoreHeaps(sql, new ScheduleRows(sql, json));
    var now = BEGAN.plus(Duration.ofDays(1));
    var limits = KeepTimes.USUAL.limits(Heap.Place.STORE, now);

    var seen = heaps.look(limits);
    var looks = seen.getOrDefault(Heap.LOOKS, Seen.NOTHING);
    assertThat(looks.old()).isEqualTo(5000);
    assertThat(looks.oldBytes()).isPositive();
    assertThat(looks.oldestKept()).isEqualTo(BEGAN.truncatedTo(ChronoUnit.MICROS));
    assertThat(seen).containsEntry(Heap.RECOVERIES, new Seen(0, 0, BEGAN.minus(LONG)));
    var gone = heaps.sweep(limits);

    assertThat(gone)
        .containsEntry(Heap.LOOKS, 5000L)
        .containsEntry(Heap.AVAILABILITY, 1L)
        .containsEntry(Heap.JOBS, 1L)
        .containsEntry(Heap.ACCESSES, 1L)
        .containsEntry(Heap.NOTICES, 1L)
        .containsEntry(Heap.BATCH, 1L)
        .doesNotContainKey(Heap.RECOVERIES);
    assertThat(ids("select id from job order by id"))
        .containsExactly("newest", "open", "started-by-a-schedule");
    assertThat(ids("select node || number from access order by 1"))
        .containsExactly("osaka2", "tokyo1");
    assertThat(ids("select notice from notice_told")).containsExactly("goes-on");
    assertThat(ids("select id from run")).containsExactly("drill");
    assertThat(ids("select job_name from batch_job_instance order by 1"))
        .containsExactly("running", "young");
    assertThat(ids("select job_execution_id::text from batch_job_execution_params")).hasSize(2);
    assertThat(heaps.look(limits).values()).allMatch(each -> each.old() == 0);
  }

  private static final Duration LONG = Duration.ofDays(5 * 365);

  private void fillWithOldAndYoung() {
    sql.sql(
            "truncate access, notice, notice_told, run, probe_sample, availability, schedule,"
                + " batch_job_instance, batch_job_execution, batch_job_execution_params,"
                + " batch_job_execution_context, batch_step_execution,"
                + " batch_step_execution_context")
        .update();
    var old = BEGAN.minus(LONG).atOffset(ZoneOffset.UTC);
    var young = BEGAN.atOffset(ZoneOffset.UTC);
    sql.sql(
            "insert into probe_sample select 'registry', ?::timestamptz + n * interval '1 ms', 1,"
                + " true, '' from generate_series(1, 5000) n")
        .param(old)
        .update();
    sql.sql("insert into probe_sample values ('registry', ?, 1, true, '')").param(young).update();
    sql.sql("insert into availability values ('registry', ?::date, 1, 1, 1)").param(old).update();
    sql.sql("insert into availability values ('registry', ?::date, 1, 1, 1)").param(young).update();
    begin("gone", BEGAN.minus(LONG));
    end("gone", new Ending.Failed("the disk is full", "make room"));
    begin("started-by-a-schedule", BEGAN.minus(LONG).plusSeconds(1));
    end("started-by-a-schedule", new Ending.Failed("the disk is full", "make room"));
    begin("open", BEGAN.minus(LONG).plusSeconds(2));
    begin("newest", BEGAN.minus(LONG).plusSeconds(3));
    end("newest", new Ending.Failed("the disk is full", "make room"));
    sql.sql("update job set ended_at = began_at where ended_at is not null").update();
    var part = new Part.Job(new JobId("started-by-a-schedule"), WORK);
    var started = new ScheduleStarted(BEGAN.minus(LONG), null, null, List.of(), List.of(part));
    var state =
        new ScheduleState(
            "nightly", 1, null, BEGAN, new ScheduleState.Start(1, started, Map.of()), List.of());
    sql.sql("insert into schedule values ('nightly', ?)").param(json.write(state)).update();
    access("osaka", 1, old);
    access("osaka", 2, old);
    access("tokyo", 1, old);
    for (var each : List.of("is-over", "goes-on")) {
      sql.sql("insert into notice values (?, 1, '', '', '', '', '', '', false, ?, null, null, ?)")
          .param(each)
          .param(old)
          .param(each.equals("is-over") ? old : null)
          .update();
      sql.sql("insert into notice_told values (?, 'sato', 'MAIL', 'RAISED', ?, null)")
          .params(each, old)
          .update();
    }
    sql.sql("insert into run values ('drill', 'registry', ?, ?)").params(old, old).update();
    batch(1, "old", old, old);
    batch(2, "running", old, null);
    batch(3, "young", young, young);
  }

  private static void access(String node, long number, OffsetDateTime at) {
    sql.sql("insert into access values (?, ?, ?, '', '', '', '', '', 200, 1, ?, '', '')")
        .params(node, number, at, at)
        .update();
  }

  private static void batch(
      int id, String name, OffsetDateTime at, @Nullable OffsetDateTime ended) {
    sql.sql("insert into batch_job_instance values (?, 0, ?, ?)").params(id, name, name).update();
    sql.sql(
            "insert into batch_job_execution (job_execution_id, job_instance_id, create_time,"
                + " end_time) values (?, ?, ?::timestamp, ?::timestamp)")
        .param(id)
        .param(id)
        .param(at)
        .param(ended)
        .update();
    sql.sql("insert into batch_job_execution_params values (?, 'id', 'string', ?, 'Y')")
        .params(id, name)
        .update();
    sql.sql("insert into batch_job_execution_context values (?, '')").param(id).update();
    sql.sql(
            "insert into batch_step_execution (step_execution_id, version, step_name,"
                + " job_execution_id, create_time) values (?, 0, 'pull', ?, ?::timestamp)")
        .params(id, id, at)
        .update();
    sql.sql("insert into batch_step_execution_context values (?, '')").param(id).update();
  }

  private static List<String> ids(String query) {
    return sql.sql(query).query((row, _) -> row.getString(1)).list();
  }

  @Test
  void aJobThatBeganIsOpen() {
    begin("registry-1", BEGAN);

    var expected =
        new JobRow(new JobId("registry-1"), STREAM, WORK, BEGAN, null, State.RUNNING, null);
    assertThat(jobs.open()).containsExactly(expected);
    assertThat(jobs.find("registry-1")).contains(expected);
  }

  @Test
  void aJobThatEndedTellsWhatItCameTo() {
    begin("registry-1", BEGAN);
    var done =
        new Ending.Done(Duration.ofMinutes(1), VAULT, "both", List.of(SNAPSHOT), Figures.NONE);
    end("registry-1", done);

    assertThat(jobs.find("registry-1"))
        .contains(
            new JobRow(new JobId("registry-1"), STREAM, WORK, BEGAN, ENDED, State.DONE, done));
    assertThat(jobs.open()).isEmpty();
    assertThat(new SnapshotRows(sql).of(VAULT, new ServiceId("registry")))
        .containsExactly(SNAPSHOT);
  }

  @Test
  void theNewestComeFirstAndTheOpenOldestFirst() {
    begin("registry-1", BEGAN);
    end("registry-1", new Ending.Failed("the disk is full", "make room"));
    begin("registry-3", BEGAN.plusSeconds(2));
    begin("registry-2", BEGAN.plusSeconds(1));

    assertThat(jobs.newest(2))
        .extracting(row -> row.id().name())
        .containsExactly("registry-3", "registry-2");
    assertThat(jobs.open())
        .extracting(row -> row.id().name())
        .containsExactly("registry-2", "registry-3");
    assertThat(jobs.find("registry-1").orElseThrow().state()).isEqualTo(State.FAILED);
  }

  @Test
  void aNameThatNoJobCanHaveIsNotFound() {
    assertThat(jobs.find("No Job's \"Name")).isEmpty();
  }

  /// Told as what the projection tries again, and not overwritten.
  @Test
  void aJobThatBeginsTwiceIsRefused() {
    begin("registry-1", BEGAN);
    assertThatThrownBy(() -> begin("registry-1", ENDED)).isInstanceOf(DuplicateKeyException.class);
    assertThat(jobs.find("registry-1").orElseThrow().beganAt()).isEqualTo(BEGAN);
  }

  @Test
  void readsWhatEarlierReleasesWrote() {
    sql.sql("insert into job values ('registry-1', ?, ?, ?::timestamptz, null, 'RUNNING', null)")
        .params(STREAM, json.write(WORK), BEGAN.toString())
        .update();
    end("registry-1", new Ending.Failed("the disk is full", "make room"));

    assertThat(
            sql.sql("select state || ' ' || ending from job where ended_at = ?::timestamptz")
                .param(ENDED.toString())
                .query(String.class)
                .single())
        .isEqualTo("FAILED " + json.write(new Ending.Failed("the disk is full", "make room")));
  }

  @Test
  void keepsApartTheTwoHoursThatOneClockShowsAlike() {
    var zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      var summer = Instant.parse("2026-10-25T00:30:00Z");
      begin("registry-1", summer);
      begin("registry-2", summer.plus(Duration.ofHours(1)));
      assertThat(jobs.open())
          .extracting(JobRow::beganAt)
          .containsExactly(summer, summer.plus(Duration.ofHours(1)));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  private void begin(String job, Instant at) {
    apply(new JobBegan(at, new JobId(job), WORK));
  }

  private void end(String job, Ending ending) {
    apply(new JobEnded(ENDED, new JobId(job), ending));
  }

  private void apply(JobEvent event) {
    table.apply(
        new LedgerEntry(
            1,
            STREAM,
            1,
            event.getClass().getSimpleName(),
            json.write(event),
            NodeId.parse("orchestrator.tokyo.o1"),
            event.at(),
            "",
            ""));
  }
}
