package org.hikae.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.hikae.agent.config.Endpoint;
import org.hikae.cluster.identity.Identity;
import org.hikae.postgres.server.Launcher;
import org.hikae.protocol.SourceId;
import org.hikae.source.ExternalProgram;
import org.hikae.source.GuardedService;
import org.hikae.source.Source;
import org.hikae.source.command.CommandSettings;
import org.hikae.source.command.CommandSource;
import org.hikae.source.files.FilesSettings;
import org.hikae.source.files.FilesSource;
import org.hikae.source.orchestrator.OrchestratorSettings;
import org.hikae.source.orchestrator.OrchestratorSource;

/// Every kind that there is.
record EveryKind(Launcher launcher, Clock clock) implements Kinds {

  /// A server of one kind: the service that it is, and the source.
  interface Server {
    GuardedService service();

    /// @param patience how long a backup waits for a server that does not accept connections yet
    Source source(SourceId id, Duration patience);
  }

  @Override
  public Equipment of(AgentConfig config, ServicePlace place) throws IOException {
    var server = server(config, place);
    var sources = new ArrayList<Source>();
    for (var source : place.sources()) {
      sources.add(source(config, source, server));
    }
    return new Equipment(server.map(Server::service), sources);
  }

  private Optional<Server> server(AgentConfig config, ServicePlace place) throws IOException {
    if (place.guarded().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (place.guarded().get()) {
          case Guarded.Postgres postgres ->
              PostgresKind.of(config, place, postgres, launcher, clock);
          case Guarded.MariaDb mariaDb -> MariaDbKind.of(config, place, mariaDb, launcher, clock);
        });
  }

  private Source source(AgentConfig config, SourcePlace source, Optional<Server> server) {
    return switch (source) {
      case SourcePlace.Postgres(var id, var patience) -> server.orElseThrow().source(id, patience);
      case SourcePlace.MariaDb(var id) -> server.orElseThrow().source(id, Duration.ZERO);
      case SourcePlace.Files(var id, var paths, var excludes) ->
          new FilesSource(id, new FilesSettings(paths, excludes), mayGiveOwners(), clock);
      case SourcePlace.Command command ->
          new CommandSource(command.id(), settings(command, config.home()), clock);
      case SourcePlace.Orchestrator(var id, var consoles, var identity) ->
          new OrchestratorSource(
              id,
              new OrchestratorSettings(
                  consoles.stream().map(Endpoint::toString).toList(), identity),
              () -> Identity.load(config.identity(), clock).tls(),
              clock);
    };
  }

  private static CommandSettings settings(SourcePlace.Command command, Path home) {
    return new CommandSettings(
        new ExternalProgram(command.program(), command.limit()),
        String.valueOf(command.restore().getFileName()),
        new CommandSettings.Target.File(command.restore()),
        home.resolve("staging").resolve(command.id().name()));
  }

  /// Only root may give files to others.
  private static boolean mayGiveOwners() {
    return "root".equals(System.getProperty("user.name"));
  }
}
