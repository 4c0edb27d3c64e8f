package org.hikae.orchestrator.schedule;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.EstateAdopted;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.JobTable;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.RunTable;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.hikae.orchestrator.ledger.ScheduleTable;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.watch.Observer;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.orchestrator.wiring.AggregateWiring;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.NodeId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What one orchestrator has of schedules: its desk and its rounds, over tables of its own.
final class Seat implements AutoCloseable {
  final StruckLedger ledger;
  final ScheduleRounds rounds;
  final ScheduleDesk desk;
  final ScheduleRows rows;
  final Told told = new Told();
  private final Decisions decisions;
  private final EntryRows entries;
  private final EstateInForce estate;
  private final DomainJson json;
  private final Projection projection;

  /// The reports that the contacts are told of.
  static final class Told implements ReportNews {
    final List<String> names = new ArrayList<>();

    @Override
    public boolean isTold(String id) {
      return names.contains(id);
    }

    @Override
    public void tell(String id, YearMonth month) {
      names.add(id);
    }
  }

  /// A database's place for one seat after the other.
  static final class Place implements AutoCloseable {
    private final HikariDataSource store = new HikariDataSource();
    private final AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext();

    Place(ThrowAwayPostgres server, String schema) throws IOException {
      store.setJdbcUrl(server.jdbcUrl());
      store.setUsername(server.user());
      store.setPassword(server.password());
      store.setSchema(schema);
      store.setMaximumPoolSize(3);
      Flyway.configure()
          .dataSource(store)
          .schemas(schema)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      context.registerBean(DataSource.class, () -> store);
      context.register(DomainJson.class, AggregateWiring.class);
      context.refresh();
    }

    private void empty() {
      var sql = JdbcClient.create(store);
      sql.sql("truncate ledger_entry, job, snapshot, run, schedule").update();
      sql.sql("update ledger_position set applied = 0").update();
    }

    @Override
    public void close() {
      context.close();
      store.close();
    }
  }

  Seat(Place place, NodeId node, Ledger given, Clock clock) throws IOException {
    place.empty();
    var store = place.store;
    var context = place.context;
    ledger = new StruckLedger(given);
    json = context.getBean(DomainJson.class);
    var jobRows = context.getBean(JobRows.class);
    var sql = JdbcClient.create(store);
    entries = new EntryRows(sql);
    rows = new ScheduleRows(sql, json);
    projection =
        new Projection(
            ledger,
            entries,
            new TransactionTemplate(new JdbcTransactionManager(store)),
            List.of(
                new JobTable(jobRows, sql, json),
                new RunTable(sql, json),
                new ScheduleTable(sql, json)));
    decisions = new Decisions(ledger, projection, json);
    estate = new EstateInForce(entries, projection, json);
    var jobs = new JobDesk(decisions, entries, jobRows, json, clock);
    var journal = new RunJournal(decisions, entries, json, sql);
    var mesh = new LocalMesh().join(node, new PleaDesk());
    var observer = new Observer(new Agents(mesh), ledger.leases(), clock);
    var orders = new RunOrders(estate, observer, journal, clock);
    var parts = new PartDesk(jobs, new Runbooks(ShippedRunbooks.all()), orders, journal, told);
    desk =
        new ScheduleDesk(
            decisions, rows, new Chores(ledger.leases(), jobs, List::of), parts, clock);
    rounds = new ScheduleRounds(desk, rows, estate, new Leadership(ledger), projection, clock);
    projection.start();
  }

  /// Puts an estate in force.
  void adopt(Estate estate, Clock clock) throws Exception {
    var version = entries.last(EstateAdopted.STREAM).map(entry -> entry.version()).orElse(0L);
    decisions.append(
        EstateAdopted.STREAM, version, new EstateAdopted(clock.instant(), estate, "sato", "", ""));
  }

  boolean hasInForce(Estate wanted) {
    return estate.now().filter(wanted::equals).isPresent();
  }

  /// Ends the open job of a stream.
  void end(String stream, Clock clock) throws Exception {
    var last = entries.last(stream).orElseThrow();
    var job = json.read(last.body(), JobEvent.class).job();
    decisions.append(
        stream,
        last.version(),
        new JobEvent.JobEnded(
            clock.instant(), job, new JobEvent.Ending.Failed("the disk is full", "make room")));
  }

  /// The jobs that began in a stream, in order.
  List<String> jobs(String stream) {
    return entries.stream(stream).stream()
        .map(entry -> json.read(entry.body(), JobEvent.class))
        .filter(JobEvent.JobBegan.class::isInstance)
        .map(began -> began.job().name())
        .toList();
  }

  /// Has here what the other has.
  void catchUp() throws Exception {
    var all = ledger.entries(0, Integer.MAX_VALUE);
    projection.await(all.getLast().index(), Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    projection.close();
  }
}
