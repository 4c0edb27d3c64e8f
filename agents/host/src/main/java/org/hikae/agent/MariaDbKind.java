package org.hikae.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.postgres.server.Launcher;
import org.hikae.postgres.server.PasswordFile;
import org.hikae.protocol.SourceId;
import org.hikae.source.GuardedService;
import org.hikae.source.Source;
import org.hikae.source.mariadb.MariaDbPrograms;
import org.hikae.source.mariadb.MariaDbService;
import org.hikae.source.mariadb.MariaDbService.WhenMissing;
import org.hikae.source.mariadb.MariaDbSettings;
import org.hikae.source.mariadb.MariaDbSettings.Account;
import org.hikae.source.mariadb.MariaDbSource;

/// A MariaDB server of the agent's own.
record MariaDbKind(
    GuardedService service, MariaDbPrograms programs, MariaDbSettings settings, Clock clock)
    implements EveryKind.Server {
  private static final String GUARD = "hikae";
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

  /// Made new only where the service is at home, like every server.
  static MariaDbKind of(
      AgentConfig config,
      ServicePlace place,
      Guarded.MariaDb mariaDb,
      Launcher launcher,
      Clock clock)
      throws IOException {
    var programs = MariaDbPrograms.installed();
    var settings = settings(config, place, mariaDb);
    var service =
        new MariaDbService(
            place.id(),
            programs,
            settings,
            launcher::launch,
            place.home().equals(config.node().site()) ? WhenMissing.CREATE : WhenMissing.REFUSE,
            PROBE_LIMIT);
    return new MariaDbKind(service, programs, settings, clock);
  }

  @Override
  public Source source(SourceId id, Duration patience) {
    return new MariaDbSource(id, programs, settings, clock);
  }

  private static MariaDbSettings settings(
      AgentConfig config, ServicePlace place, Guarded.MariaDb mariaDb) throws IOException {
    var run = config.home().resolve("mariadb").resolve(place.id().name());
    Files.createDirectories(run);
    var guard = run.resolve("guard-password");
    PasswordFile.ensure(guard);
    return new MariaDbSettings(
        mariaDb.data(),
        run,
        mariaDb.listen().host(),
        mariaDb.listen().port(),
        new Account(GUARD, guard),
        new Account(mariaDb.user(), mariaDb.passwordFile()),
        mariaDb.database(),
        Map.of());
  }
}
