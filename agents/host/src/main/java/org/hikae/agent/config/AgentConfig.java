package org.hikae.agent.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hikae.protocol.Law;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;

/// What one agent is told: who it is, where its things are, what it guards. Paths are absolute.
///
/// @param identity the folder with `ca.crt`, `node.crt`, `node.key`
/// @param home the agent's own notes: tasks, epochs seen
/// @param listen where the store of the local vault is served to other sites
public record AgentConfig(
    NodeId node,
    Path identity,
    Path home,
    Endpoint listen,
    MeshPlace mesh,
    VaultPlace vault,
    List<ServicePlace> services,
    List<Program> programs) {
  public AgentConfig {
    services = List.copyOf(services);
    programs = List.copyOf(programs);
  }

  /// A program that runbooks may run here by its name. Nobody from outside says what it is.
  public record Program(String name, List<String> command, Duration limit) {
    public Program {
      command = List.copyOf(command);
    }
  }

  /// Reads `agent.yaml`. Throws [AgentException] with the file, the line and the way out.
  public static AgentConfig read(Path file) throws AgentException {
    return AgentConfigFile.read(file);
  }

  /// Where this agent listens in the mesh, and the orchestrators that it hangs on.
  public record MeshPlace(Endpoint listen, List<Endpoint> orchestrators) {
    public MeshPlace {
      orchestrators = List.copyOf(orchestrators);
    }
  }

  /// The local vault: its name in the estate, where its files live, the file that opens it, and
  /// whose law governs there.
  public record VaultPlace(VaultName name, String url, Path keyFile, Law law) {}

  /// A service that this agent guards.
  ///
  /// @param home the site that may claim the first lease
  /// @param guarded what is started and stopped here; empty when the service only has sources
  /// @param traffic the switch of its public address; empty when nobody switches it from here
  public record ServicePlace(
      ServiceId id,
      SiteId home,
      Optional<Guarded> guarded,
      List<SourcePlace> sources,
      Optional<TrafficSwitch> traffic) {
    public ServicePlace {
      sources = List.copyOf(sources);
    }
  }

  /// What an agent can start, look at and stop: one record a kind.
  public sealed interface Guarded {
    /// A PostgreSQL server of the agent's own; `binaries` only when they are not Hikae's.
    record Postgres(
        Path data,
        Endpoint listen,
        String database,
        boolean tls,
        String user,
        Path passwordFile,
        Optional<Path> binaries)
        implements Guarded {}

    /// A MariaDB server of the agent's own, from the machine's programs.
    record MariaDb(Path data, Endpoint listen, String database, String user, Path passwordFile)
        implements Guarded {}
  }

  /// What is backed up: one record a kind.
  public sealed interface SourcePlace {
    SourceId id();

    /// The PostgreSQL server that the service guards; a backup waits so long for one that does not
    /// accept connections yet.
    record Postgres(SourceId id, Duration patience) implements SourcePlace {}

    /// The MariaDB server that the service guards.
    record MariaDb(SourceId id) implements SourcePlace {}

    /// What a program prints; a restore puts it into a file.
    record Command(SourceId id, List<String> program, Duration limit, Path restore)
        implements SourcePlace {
      public Command {
        program = List.copyOf(program);
      }
    }

    /// The state of the orchestrators; with the identity folder of one of them, if that is named.
    record Orchestrator(SourceId id, List<Endpoint> consoles, Optional<Path> identity)
        implements SourcePlace {
      public Orchestrator {
        consoles = List.copyOf(consoles);
      }
    }

    /// Files and folders; excludes are glob patterns.
    record Files(SourceId id, List<Path> paths, List<String> excludes) implements SourcePlace {
      public Files {
        paths = List.copyOf(paths);
        excludes = List.copyOf(excludes);
      }
    }
  }

  /// Where the public address of a service is switched, and what it should lead to here.
  public record TrafficSwitch(URI url, Endpoint target) {}
}
