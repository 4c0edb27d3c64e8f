package org.hikae.orchestrator.wiring;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.hikae.orchestrator.audit.AccessJournal;
import org.hikae.orchestrator.audit.AccessLog;
import org.hikae.orchestrator.audit.AccessRounds;
import org.hikae.orchestrator.audit.Repeats;
import org.hikae.orchestrator.console.AuditPages;
import org.hikae.orchestrator.console.MisusePages;
import org.hikae.orchestrator.http.AccessFilter;
import org.hikae.orchestrator.http.AuditApi;
import org.hikae.orchestrator.http.AuditDoor;
import org.hikae.orchestrator.http.MisuseDoor;
import org.hikae.orchestrator.ledger.AccessRows;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who reached what: noted at the door, put into the ledger, shown.
@Configuration(proxyBeanMethods = false)
public class AuditWiring {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  @Bean
  AccessJournal accessJournal(OrchestratorSettings settings, Clock clock) throws IOException {
    return AccessJournal.open(settings.home().resolve("access"), clock, new SecureRandom());
  }

  @Bean
  AccessLog accessLog(AccessJournal journal, Clock clock) {
    return new AccessLog(journal, new Repeats(WINDOW), new SecureRandom(), clock);
  }

  @Bean
  AccessFilter accessFilter(AccessLog log) {
    return new AccessFilter(log);
  }

  @Bean
  AccessRows accessRows(JdbcClient sql) {
    return new AccessRows(sql);
  }

  @Bean
  AccessRounds accessRounds(
      OrchestratorSettings settings,
      AccessLog log,
      AccessJournal journal,
      AccessRows rows,
      EntryRows entries,
      Decisions decisions,
      Clock clock) {
    var node = settings.node().toString();
    return new AccessRounds(node, log, journal, rows, entries, decisions, clock);
  }

  @Bean
  AuditDoor auditDoor(AccessRows rows, AccessRounds rounds) {
    return new AuditDoor(rows, rounds);
  }

  @Bean
  MisuseDoor misuseDoor(AccessRows rows, AccountRows accounts, AuditDoor audit, Clock clock) {
    return new MisuseDoor(rows, accounts, audit, clock);
  }

  @Bean
  AuditApi auditApi(AuditDoor door, MisuseDoor misuse, Clock clock) {
    return new AuditApi(door, misuse, clock.getZone());
  }

  @Bean
  AuditPages auditPages(AuditDoor door, Clock clock) {
    return new AuditPages(door, clock);
  }

  @Bean
  MisusePages misusePages(MisuseDoor door, Clock clock) {
    return new MisusePages(door, clock);
  }
}
