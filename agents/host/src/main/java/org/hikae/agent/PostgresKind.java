package org.hikae.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.postgres.server.BinariesChoice;
import org.hikae.postgres.server.Launcher;
import org.hikae.postgres.server.PostgresBinaries;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.PostgresSettings;
import org.hikae.postgres.server.PostgresSettings.Durability;
import org.hikae.postgres.server.ServerTls;
import org.hikae.postgres.server.ServerTls.Clients;
import org.hikae.protocol.SourceId;
import org.hikae.source.GuardedService;
import org.hikae.source.Source;
import org.hikae.source.postgres.Application;
import org.hikae.source.postgres.PostgresAccess;
import org.hikae.source.postgres.PostgresService;
import org.hikae.source.postgres.PostgresService.WhenMissing;
import org.hikae.source.postgres.PostgresSource;

/// A PostgreSQL server of the agent's own.
record PostgresKind(GuardedService service, PostgresCluster cluster, Clock clock)
    implements EveryKind.Server {
  private static final String OWNER = "postgres";
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

  /// The server is made new only where the service is at home: elsewhere an empty database that
  /// answers would be worse than none.
  static PostgresKind of(
      AgentConfig config,
      ServicePlace place,
      Guarded.Postgres postgres,
      Launcher launcher,
      Clock clock)
      throws IOException {
    var cluster =
        PostgresCluster.guarded(
            binaries(config, postgres), settings(config, place, postgres), launcher);
    var service =
        new PostgresService(
            place.id(),
            cluster,
            new Application(postgres.database(), postgres.user(), postgres.passwordFile()),
            place.home().equals(config.node().site()) ? WhenMissing.CREATE : WhenMissing.REFUSE,
            PROBE_LIMIT);
    return new PostgresKind(service, cluster, clock);
  }

  @Override
  public Source source(SourceId id, Duration patience) {
    return new PostgresSource(
        id, PostgresAccess.owning(cluster), cluster.settings().data(), patience, clock);
  }

  private static PostgresBinaries binaries(AgentConfig config, Guarded.Postgres postgres)
      throws IOException {
    var choice =
        postgres
            .binaries()
            .<BinariesChoice>map(BinariesChoice.Folder::new)
            .orElseGet(BinariesChoice.PreferInstalled::new);
    return PostgresBinaries.find(choice, PostgresBinaries.cache(config.home()));
  }

  private static PostgresSettings settings(
      AgentConfig config, ServicePlace place, Guarded.Postgres postgres) throws IOException {
    var run = config.home().resolve("postgres").resolve(place.id().name());
    Files.createDirectories(run);
    return new PostgresSettings(
        postgres.data(),
        run,
        postgres.listen().host(),
        postgres.listen().port(),
        OWNER,
        OwnerPassword.keptIn(run, config.vault().keyFile(), place.id()),
        postgres.tls()
            ? Optional.of(ServerTls.of(config.identity(), Clients.PASSWORD))
            : Optional.empty(),
        Map.of(),
        Durability.SAFE);
  }
}
