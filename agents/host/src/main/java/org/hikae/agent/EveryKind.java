package org.hikae.agent;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.hikae.postgres.server.Launcher;
import org.hikae.source.GuardedService;
import org.hikae.source.Source;
import org.hikae.source.files.FilesSettings;
import org.hikae.source.files.FilesSource;

/// Every kind that there is.
record EveryKind(Launcher launcher, Clock clock) implements Kinds {
  @Override
  public Equipment of(AgentConfig config, ServicePlace place) throws IOException {
    var guarded = place.guarded();
    if (guarded.isEmpty()) {
      return new Equipment(Optional.empty(), sources(place, Optional.empty()));
    }
    return switch (guarded.get()) {
      case Guarded.Postgres postgres -> {
        var kind = PostgresKind.of(config, place, postgres, launcher, clock);
        GuardedService service = kind.service(config, place, postgres);
        yield new Equipment(Optional.of(service), sources(place, Optional.of(kind)));
      }
    };
  }

  private List<Source> sources(ServicePlace place, Optional<PostgresKind> postgres) {
    return place.sources().stream().map(source -> source(source, postgres)).toList();
  }

  /// Only root may give files to others.
  private static boolean mayGiveOwners() {
    return "root".equals(System.getProperty("user.name"));
  }

  private Source source(SourcePlace source, Optional<PostgresKind> postgres) {
    return switch (source) {
      case SourcePlace.Postgres(var id) -> postgres.orElseThrow().source(id);
      case SourcePlace.Files(var id, var paths, var excludes) ->
          new FilesSource(id, new FilesSettings(paths, excludes), mayGiveOwners(), clock);
    };
  }
}
