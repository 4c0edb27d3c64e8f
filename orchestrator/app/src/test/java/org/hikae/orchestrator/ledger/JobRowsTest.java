package org.hikae.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hikae.cluster.LedgerEntry;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.JobBegan;
import org.hikae.orchestrator.ledger.JobEvent.JobEnded;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobRow.State;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
