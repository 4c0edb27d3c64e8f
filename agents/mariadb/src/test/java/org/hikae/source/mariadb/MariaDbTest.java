package org.hikae.source.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SourceId;
import org.hikae.source.ExternalProgram;
import org.hikae.source.SourceException;
import org.hikae.source.mariadb.MariaDbService.WhenMissing;
import org.hikae.source.mariadb.MariaDbSettings.Account;
import org.hikae.source.testing.VaultForTests;
import org.hikae.vault.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbTest {
  private static final String DIGEST = "select count(*), sum(id), sum(crc32(c)) from t";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path home;
  private final List<MariaDbService> services = new ArrayList<>();
  private MariaDbPrograms programs;

  @BeforeEach
  void findMariaDb() {
    try {
      programs = MariaDbPrograms.installed();
    } catch (SourceException e) {
      Assumptions.abort(e.getMessage() + ": " + e.hint());
    }
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    for (var service : services) {
      service.fence();
    }
  }

  @Test
  void aBackupStartsElsewhereWithItsRowsAndTheOtherSitesPasswords() throws Exception {
    var tokyo = site("tokyo");
    var osaka = site("osaka");
    var atTokyo = service(tokyo, WhenMissing.CREATE);
    String digest;
    try (var vault = VaultForTests.withKeyIn(home)) {
      atTokyo.start();
      tell(tokyo, "create table t (id int primary key, c char(120)) engine=innodb");
      tell(tokyo, "insert into t select seq, repeat(md5(seq), 3) from seq_1_to_20000");
      digest = tell(tokyo, DIGEST);
      var snapshot = source(tokyo).backUp(vault, VaultForTests.full(), Progress.NONE);
      tell(tokyo, "delete from t");
      atTokyo.stop(LIMIT);
      assertThat(atTokyo.running()).isFalse();
      assertThat(snapshot.origin().position().orElseThrow()).matches("lsn \\d+, binary log .*");
      source(osaka).restore(vault, snapshot, Progress.NONE);
    }
    var atOsaka = service(osaka, WhenMissing.REFUSE);
    atOsaka.start();
    assertThat(atOsaka.probe().good()).isTrue();
    assertThat(tell(osaka, DIGEST)).isEqualTo(digest).startsWith("20000\t200010000\t");
    atOsaka.fence();
    assertThat(atOsaka.probe().good()).isFalse();
  }

  private MariaDbSource source(MariaDbSettings settings) {
    return new MariaDbSource(new SourceId("database"), programs, settings, Clock.systemUTC());
  }

  private MariaDbService service(MariaDbSettings settings, WhenMissing whenMissing) {
    var service =
        new MariaDbService(
            new ServiceId("crm"),
            programs,
            settings,
            MariaDbTest::launchAsOrdinaryUser,
            whenMissing,
            Duration.ofSeconds(10));
    services.add(service);
    return service;
  }

  private MariaDbSettings site(String name) throws IOException {
    var folder = Files.createDirectories(home.resolve(name));
    var guard = Files.writeString(folder.resolve("guard"), "guard's at " + name);
    var application = Files.writeString(folder.resolve("application"), "crm's at " + name);
    return new MariaDbSettings(
        folder.resolve("data"),
        folder.resolve("run"),
        "127.0.0.1",
        freePort(),
        new Account("hikae", guard),
        new Account("crm", application),
        "crm",
        Map.of(
            "log-bin", folder.resolve("binlog").toString(), "innodb-flush-log-at-trx-commit", "0"));
  }

  private String tell(MariaDbSettings settings, String sql) throws IOException {
    var account = new Accounts(settings).writeClientFile(settings.application());
    return new ExternalProgram(
            List.of(
                programs.client().toString(),
                "--defaults-file=" + account,
                "--skip-column-names",
                "--batch",
                "--execute=" + sql,
                "crm"),
            LIMIT)
        .read(output -> new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
  }

  private static Process launchAsOrdinaryUser(List<String> command, Path log) throws IOException {
    var line = new ArrayList<String>();
    if (MariaDbFolders.weAreRoot()) {
      line.addAll(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--"));
    }
    line.addAll(command);
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
