package org.hikae.source.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.protocol.ServiceId;
import org.hikae.source.GuardedService;
import org.hikae.source.SourceException;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server that serves one database to one application, under an agent's hand.
public final class PostgresService implements GuardedService {
  private static final Duration START_PATIENCE = Duration.ofMinutes(30);
  private static final Duration FENCE_LIMIT = Duration.ofMillis(900);
  private static final Duration PROVISION_LIMIT = Duration.ofSeconds(30);

  private final ServiceId id;
  private final PostgresCluster cluster;
  private final Application application;
  private final WhenMissing whenMissing;
  private final Duration probeLimit;

  /// @param probeLimit how long a user would wait for an answer
  public PostgresService(
      ServiceId id,
      PostgresCluster cluster,
      Application application,
      WhenMissing whenMissing,
      Duration probeLimit) {
    this.id = id;
    this.cluster = cluster;
    this.application = application;
    this.whenMissing = whenMissing;
    this.probeLimit = probeLimit;
  }

  /// What to do at a start when there is no data directory.
  public enum WhenMissing {
    /// Make an empty one: right at the site where the service is born.
    CREATE,
    /// Refuse: right where data is to be restored first, since an empty database that answers is
    /// worse than none.
    REFUSE
  }

  @Override
  public ServiceId id() {
    return id;
  }

  @Override
  public void start() throws IOException {
    switch (whenMissing) {
      case CREATE -> cluster.initialize();
      case REFUSE -> requireData();
    }
    cluster.start(START_PATIENCE);
    provision();
    var probe = probe();
    if (!probe.good()) {
      throw new SourceException(
          "PostgreSQL runs, but its own probe fails: " + probe.saw(),
          "check the user " + application.user() + " and its password file");
    }
  }

  @Override
  public void stop(Duration patience) throws IOException {
    cluster.stop(patience);
  }

  @Override
  public void fence() throws IOException {
    cluster.kill();
    if (!cluster.awaitEnd(FENCE_LIMIT)) {
      throw new SourceException(
          "PostgreSQL of " + id + " was killed and is still there",
          "look at its processes: the machine's disk may hang");
    }
  }

  @Override
  public boolean running() {
    return cluster.running();
  }

  @Override
  public Probe probe() {
    var begin = System.nanoTime();
    try (var connection = application.access(cluster).connect(probeLimit);
        var statement = connection.createStatement();
        var row = statement.executeQuery("select 1")) {
      return new Probe(row.next(), since(begin), "select 1 was answered");
    } catch (SQLException | IOException e) {
      return new Probe(false, since(begin), e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  @Override
  public String ask(String query) throws IOException {
    try (var connection = application.access(cluster).connect(probeLimit)) {
      connection.setReadOnly(true);
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(query)) {
        return row.next() ? text(row.getObject(1)) : "";
      }
    } catch (SQLException e) {
      throw new SourceException(
          "'" + query + "' was not answered: " + e.getMessage(), "correct the check's query", e);
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Timestamp moment -> moment.toInstant().toString();
      default -> value.toString();
    };
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void requireData() throws SourceException {
    if (!cluster.initialized()) {
      throw new SourceException(
          "there is no database of " + id + " at " + cluster.settings().data(),
          "restore a recovery point first");
    }
  }

  /// After every start, since a first one may have been interrupted; finds all in place mostly.
  private void provision() throws IOException {
    try (var connection = PostgresAccess.owning(cluster).connect(PROVISION_LIMIT)) {
      application.createIn(connection);
    } catch (SQLException e) {
      throw new SourceException(
          "cannot prepare the database " + application.database() + ": " + e.getMessage(),
          "check that "
              + cluster.settings().passwordFile()
              + " holds the same password at every site",
          e);
    }
  }
}
