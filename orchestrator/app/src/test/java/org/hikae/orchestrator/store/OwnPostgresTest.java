package org.hikae.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An orchestrator's own PostgreSQL lets in that orchestrator, and nobody else.
class OwnPostgresTest {
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");

  @TempDir static Path folder;
  private static Path identity;
  private static OwnPostgres postgres;
  private static Access access;

  @BeforeAll
  static void start() throws Exception {
    identity = PlayedCluster.identity(folder, OSAKA);
    postgres = OwnPostgres.start(folder.resolve("postgres"), identity, OSAKA);
    access = postgres.access();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void speaksTls13WithTheNodesOwnCertificate() throws SQLException {
    assertThat(
            asked(
                access.url(),
                access.password(),
                "select version || ' ' || client_dn from pg_stat_ssl where pid = pg_backend_pid()"))
        .isEqualTo("TLSv1.3 /CN=" + OSAKA);
  }

  @Test
  void refusesThePasswordAlone() {
    for (var mode : new String[] {"disable", "require"}) {
      assertThatThrownBy(() -> asked(at(plain(), "sslmode=" + mode), access.password(), "select 1"))
          .as(mode)
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(no encryption|valid client certificate).*");
    }
  }

  @Test
  void refusesTheCertificateAlone() {
    assertThatThrownBy(() -> asked(access.url(), "guessed", "select 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void refusesAnotherNodeOfTheEstate() throws Exception {
    var other = PlayedCluster.identity(folder, NodeId.parse("orchestrator.tokyo.o1"));
    var url = at(plain(), "sslmode=require&sslfactory=" + AnyServer.class.getName());
    assertThatThrownBy(
            () -> asked(at(url, "sslfactoryarg=" + encoded(other)), access.password(), "select 1"))
        .as("with the right password")
        .hasMessageContaining("authentication failed");
  }

  @Test
  void isNotBelievedWithAnotherNodesCertificate() throws Exception {
    var other = PlayedCluster.identity(folder, NodeId.parse("orchestrator.nagoya.o1"));
    var url = access.url().replace(encoded(identity), encoded(other));
    assertThatThrownBy(() -> asked(url, access.password(), "select 1"))
        .hasStackTraceContaining("orchestrator.osaka.o1");
  }

  @Test
  void isAdoptedWithTheCertificateThatWasIssuedAnew() throws Exception {
    var before = asked(access.url(), access.password(), "select pg_postmaster_start_time()::text");
    for (var file : new String[] {"ca.crt", "node.crt", "node.key"}) {
      Files.delete(identity.resolve(file));
    }
    PlayedCluster.identity(folder, OSAKA);
    var adopted = OwnPostgres.start(folder.resolve("postgres"), identity, OSAKA);
    var again = adopted.access();
    assertThat(again.url()).isEqualTo(access.url());
    assertThat(asked(again.url(), again.password(), "select pg_postmaster_start_time()::text"))
        .isEqualTo(before);
  }

  private static String plain() {
    return access.url().substring(0, access.url().indexOf('?'));
  }

  private static String at(String url, String parameter) {
    return url + (url.contains("?") ? "&" : "?") + parameter;
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
  }

  private static String asked(String url, String password, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, access.user(), password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
