package org.hikae.agent.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.hikae.agent.config.Endpoint;
import org.hikae.protocol.SiteId;

/// A service's place, moved into a sandbox: everything that is written is below one folder, what
/// listens does so on loopback at a free port, and no traffic can be switched.
///
/// @param folder the sandbox's own
/// @param port where the service listens in it
record SandboxPlace(AgentConfig config, ServicePlace original, Path folder, int port) {
  private static final SiteId NOBODYS_HOME = new SiteId("sandbox");

  /// The agent's configuration with this place alone, and notes of its own.
  AgentConfig settings() {
    return new AgentConfig(
        config.node(),
        config.identity(),
        folder.resolve("home"),
        config.listen(),
        config.mesh(),
        config.vault(),
        List.of(place()),
        List.of());
  }

  ServicePlace place() {
    return new ServicePlace(
        original.id(),
        NOBODYS_HOME,
        original.guarded().map(this::guarded),
        original.sources().stream().map(this::source).toList(),
        Optional.empty());
  }

  private Guarded guarded(Guarded guarded) {
    var here = new Endpoint("127.0.0.1", port);
    return switch (guarded) {
      case Guarded.Postgres postgres ->
          new Guarded.Postgres(
              folder.resolve("pg"),
              here,
              postgres.database(),
              postgres.tls(),
              postgres.user(),
              postgres.passwordFile(),
              postgres.binaries());
      case Guarded.MariaDb mariaDb ->
          new Guarded.MariaDb(
              folder.resolve("mariadb"),
              here,
              mariaDb.database(),
              mariaDb.user(),
              mariaDb.passwordFile());
    };
  }

  private SourcePlace source(SourcePlace source) {
    return switch (source) {
      case SourcePlace.Postgres postgres -> postgres;
      case SourcePlace.MariaDb mariaDb -> mariaDb;
      case SourcePlace.Orchestrator orchestrator -> orchestrator;
      case SourcePlace.Command(var id, var program, var limit, var restore) ->
          new SourcePlace.Command(
              id,
              program,
              limit,
              folder.resolve("command").resolve(id.name()).resolve(name(restore)));
      case SourcePlace.Files(var id, var paths, var excludes) ->
          new SourcePlace.Files(
              id, inside(folder.resolve("files").resolve(id.name()), paths), excludes);
    };
  }

  private static List<Path> inside(Path below, List<Path> paths) {
    var moved = new ArrayList<Path>();
    for (var path : paths) {
      moved.add(below.resolve(Integer.toString(moved.size())).resolve(name(path)));
    }
    return moved;
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "root" : name.toString();
  }
}
