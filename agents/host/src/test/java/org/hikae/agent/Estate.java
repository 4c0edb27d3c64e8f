package org.hikae.agent;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.hikae.agent.kernel.Kernel;
import org.hikae.agent.kernel.Tie;
import org.hikae.agent.testing.FakeService;
import org.hikae.agent.testing.PleaDesk;
import org.hikae.agent.testing.RecordingSwitch;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.lease.Ticker;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Command;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskState;
import org.hikae.source.files.FilesSettings;
import org.hikae.source.files.FilesSource;

/// Two sites with an agent each and an orchestrator between them: real vaults, real files, real
/// TLS; the mesh and the ledger in memory.
final class Estate implements AutoCloseable {
  static final ServiceId REGISTRY = new ServiceId("registry");
  private static final NodeId HUB = NodeId.parse("orchestrator.nagoya.o1");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final LocalLedger ledger =
      new LocalLedger(new LeaseTerms(Duration.ofSeconds(30), Duration.ofSeconds(3)));
  final LocalMesh meshes = new LocalMesh();
  final TrafficFront front;
  private final Path folder;
  private final Authority authority;
  private final Mesh hub;

  Estate(Path folder) throws IOException {
    this.folder = folder;
    this.authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
    this.hub = meshes.join(HUB, new PleaDesk(ledger.at(HUB).leases()));
    this.front = new TrafficFront(identity("operator.nagoya.front"));
  }

  /// The folder of an agent; its documents are below.
  Path folder(String site) {
    return folder.resolve(site);
  }

  Path documents(String site) {
    return folder(site).resolve("documents");
  }

  AgentConfig config(String site) throws IOException {
    identity("agent." + site + ".a1");
    Files.createDirectories(documents(site));
    Files.writeString(
        folder(site).resolve("vault.key"), "one key of 32 bytes for the whole family");
    var file = folder(site).resolve("agent.yaml");
    Files.writeString(
        file,
        """
        node: agent.%1$s.a1
        identity: identity
        home: state
        listen: 127.0.0.1:%2$d
        mesh: {listen: 127.0.0.1:%3$d, orchestrators: [127.0.0.1:1]}
        vault: {name: %1$s, url: file:vault, keyFile: vault.key}
        services:
          - id: registry
            home: tokyo
            sources:
              - {id: documents, kind: files, paths: [documents]}
            traffic: {url: "%4$s", target: 127.0.0.1:%5$d}
        """
            .formatted(site, freePort(), freePort(), front.address(), freePort()));
    return AgentConfig.read(file);
  }

  Surroundings around(FakeService service) {
    var kernel = new Kernel(Ticker.system(), new RecordingSwitch(), Tie.NONE, "");
    return new Surroundings(
        Clock.systemUTC(),
        kernel,
        (_, identity, responder) -> meshes.join(identity.node(), responder),
        (_, place) -> equipment(place, service));
  }

  private static Kinds.Equipment equipment(ServicePlace place, FakeService service) {
    var files = (SourcePlace.Files) place.sources().getFirst();
    var settings = new FilesSettings(files.paths(), files.excludes());
    var inSandbox = place.home().equals(new SiteId("sandbox"));
    return new Kinds.Equipment(
        Optional.of(inSandbox ? new FakeService(place.id().name()) : service),
        List.of(new FilesSource(files.id(), settings, false, Clock.systemUTC())));
  }

  /// Asks an agent as an orchestrator does.
  Message ask(String site, Command command) throws Exception {
    return hub.ask(NodeId.parse("agent." + site + ".a1"), command, PATIENCE)
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Gives a task and follows it to its end.
  TaskState work(String site, Command.Work command) throws Exception {
    var reply = ask(site, command);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (reply instanceof Report.Task(_, TaskState.Running _)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("goes on for too long: " + reply);
      }
      Thread.sleep(5);
      reply = ask(site, new Command.DescribeTask(command.task()));
    }
    if (reply instanceof Report.Task(_, var end)) {
      return end;
    }
    throw new AssertionError("no task came of it: " + reply);
  }

  /// Makes a site the holder, as an orchestrator does once the lease has run out.
  FencingToken take(String site) {
    ledger.advance(Duration.ofMinutes(1));
    var state = ledger.at(HUB).leases().take(REGISTRY, new SiteId(site)).join();
    return ((LeaseState.Renewed) state).token();
  }

  Identity identity(String node) throws IOException {
    var id = NodeId.parse(node);
    var place = folder(id.site().name()).resolve("identity");
    if (!Files.exists(place)) {
      authority.issue(id, List.of("127.0.0.1"), place);
    }
    return Identity.load(place, Clock.systemUTC());
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    front.close();
    hub.close();
  }
}
