package org.hikae.orchestrator.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// EXT-03: how many people are there at once is counted of the accesses in a PostgreSQL.
class CrowdRowsTest {
  private static final Instant NOON = Instant.parse("2026-11-27T03:00:00Z");

  @TempDir static Path home;

  @SuppressWarnings("NullAway.Init")
  private static ThrowAwayPostgres server;

  @SuppressWarnings("NullAway.Init")
  private static JdbcClient sql;

  private int number;

  @BeforeAll
  static void start() throws Exception {
    server = ThrowAwayPostgres.start(home);
    var store = new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
    Flyway.configure().dataSource(store).locations("classpath:db/migration").load().migrate();
    sql = JdbcClient.create(store);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void empty() {
    sql.sql("truncate access").update();
  }

  @Test
  @Tag("EXT-03")
  void thoseWhoCameWithinTheSameFiveMinutesAreThereAtOnce() {
    seen("account/ito", "192.0.2.1", 0, 0, 200);
    seen("account/ito", "192.0.2.9", 1, 1, 200);
    seen("operator.osaka.sato", "192.0.2.2", 4, 4, 302);
    seen("account/kato", "192.0.2.3", 5, 5, 200);

    assertThat(most(0, 60)).isEqualTo(2);
  }

  @Test
  void whoStaysIsThereAllTheTime() {
    seen("account/ito", "192.0.2.1", 0, 30, 200);
    seen("account/kato", "192.0.2.3", 14, 14, 200);
    seen("account/mori", "192.0.2.4", 16, 16, 200);

    assertThat(most(0, 60)).isEqualTo(2);
    assertThat(most(20, 60)).as("who came earlier and is still there").isEqualTo(1);
    assertThat(most(40, 60)).isZero();
  }

  @Test
  void strangersAreToldApartByTheirAddresses() {
    seen("stranger", "192.0.2.1", 0, 0, 200);
    seen("stranger", "192.0.2.1", 1, 1, 200);
    seen("stranger", "192.0.2.2", 1, 1, 200);

    assertThat(most(0, 60)).isEqualTo(2);
  }

  @Test
  void programsAndWhoWasTurnedAwayAreNobody() {
    seen("token/backup", "192.0.2.1", 0, 0, 200);
    seen("agent.tokyo.a1", "192.0.2.2", 0, 0, 200);
    seen("orchestrator.osaka.o1", "192.0.2.3", 0, 0, 200);
    seen("account/ito", "192.0.2.4", 0, 0, 403);
    seen("stranger", "192.0.2.5", 0, 0, 401);

    assertThat(most(0, 60)).isZero();
  }

  private long most(int fromMinute, int untilMinute) {
    return new CrowdRows(sql).most(minute(fromMinute), minute(untilMinute));
  }

  private static Instant minute(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  private void seen(String who, String from, int minute, int lastMinute, int status) {
    sql.sql("insert into access values ('osaka', ?, ?, ?, ?, 'GET', '/', 'read', ?, 1, ?, '', '')")
        .params(
            ++number,
            minute(minute).atOffset(ZoneOffset.UTC),
            who,
            from,
            status,
            minute(lastMinute).atOffset(ZoneOffset.UTC))
        .update();
  }
}
