package org.hikae.agent;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.hikae.agent.browse.FileDesk;
import org.hikae.agent.command.CommandDesk;
import org.hikae.agent.command.LocalVault;
import org.hikae.agent.command.TrafficClient;
import org.hikae.agent.command.Ward;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.config.AgentException.Code;
import org.hikae.agent.config.Endpoint;
import org.hikae.agent.config.HomeLock;
import org.hikae.agent.lease.EpochBook;
import org.hikae.agent.lease.KeeperLoop;
import org.hikae.agent.lease.LeaseKeeper;
import org.hikae.agent.lease.LeaseKeeper.Charge;
import org.hikae.agent.lease.Orchestrators;
import org.hikae.agent.lease.ServiceGuards;
import org.hikae.agent.note.NoteFolder;
import org.hikae.agent.sandbox.SandboxDesk;
import org.hikae.agent.sandbox.Sandboxes;
import org.hikae.agent.task.TaskDesk;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.NodeId.Role;
import org.hikae.protocol.Report;
import org.hikae.vault.store.StoreAccess;
import org.hikae.vault.store.site.SiteStoreHandler;
import org.hikae.vault.store.site.SiteStoreServer;
import org.hikae.vault.store.site.StorePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The opening of an agent, in the order in which one thing stands on another; reads like a table
/// of contents.
final class Opening {
  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private static final Duration TASK_PATIENCE = Duration.ofSeconds(5);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PLEA_PATIENCE = Duration.ofSeconds(2);
  private static final String VERSION =
      Optional.ofNullable(Agent.class.getPackage().getImplementationVersion()).orElse("built here");

  private final AgentConfig config;
  private final Surroundings surroundings;
  private final Rooms rooms;

  Opening(AgentConfig config, Surroundings surroundings, Rooms rooms) {
    this.config = config;
    this.surroundings = surroundings;
    this.rooms = rooms;
  }

  void run() throws IOException {
    rooms.keep("home", HomeLock.take(config.home()));
    var identity = identity();
    var wire = new WireFormat();
    var epochs = EpochBook.open(NoteFolder.open(config.home().resolve("epochs")), wire);
    var tasks = TaskDesk.open(NoteFolder.open(config.home().resolve("tasks")), wire);
    var vault = rooms.keep("vault", LocalVault.at(config.vault(), access(identity)));
    var wards = wards(new ServiceGuards(surroundings.kernel(), epochs));
    var traffic = rooms.keep("traffic", new TrafficClient(identity.tls()));
    var sandboxes =
        rooms.keep(
            "sandboxes", Sandboxes.below(config, surroundings.kinds(), surroundings.clock()));
    var server = rooms.keep("store server", serve(vault, identity));
    var files =
        new FileDesk(vault, config.listen().toString(), new SecureRandom(), surroundings.clock());
    server.serve(FileDesk.PATH, files.handler(peer -> is(peer, Role.ORCHESTRATOR)));

    var reception = new AtomicReference<Mesh.Responder>(Opening::notYet);
    var mesh = rooms.keep("mesh", join(identity, reception));
    var keeper = keeper(wards, mesh, epochs);
    rooms.keep("lease keeper", KeeperLoop.start(keeper));
    rooms.keep("services", () -> keeper.standDown(STOP_PATIENCE));
    rooms.keep("tasks", () -> tasks.end(TASK_PATIENCE));
    reception.set(
        new CommandDesk(
            config,
            VERSION,
            wards,
            vault,
            tasks,
            epochs,
            keeper,
            traffic,
            new SandboxDesk(sandboxes, vault, tasks),
            files,
            mesh));
    rooms.keep("reception", () -> reception.set(Opening::notAnyMore));
    sayWhatThisIs();
  }

  private Identity identity() throws AgentException {
    try {
      var identity = Identity.load(config.identity(), surroundings.clock());
      if (!identity.node().equals(config.node())) {
        throw new AgentException(
            Code.IDENTITY_MISSING,
            "the identity in %s is %s's, not %s's"
                .formatted(config.identity(), identity.node(), config.node()),
            "issue one for this node, or correct 'node' in the configuration");
      }
      return identity;
    } catch (IdentityException unusable) {
      throw new AgentException(
          Code.IDENTITY_MISSING, String.valueOf(unusable.getMessage()), unusable.hint(), unusable);
    }
  }

  private static StoreAccess access(Identity identity) {
    return StoreAccess.ofThisProcess().identifiedBy(identity::tls);
  }

  private List<Ward> wards(ServiceGuards guards) throws IOException {
    var wards = new ArrayList<Ward>();
    for (var place : config.services()) {
      var equipment = surroundings.kinds().of(config, place);
      wards.add(new Ward(place, equipment.sources(), equipment.guarded().map(guards::guard)));
    }
    return wards;
  }

  private SiteStoreServer serve(LocalVault vault, Identity identity) throws IOException {
    var handler =
        new SiteStoreHandler(
            vault.store(), StorePolicy.readableBy(Opening::mayRead), surroundings.clock());
    try {
      return SiteStoreServer.start(config.listen().socketAddress(), identity.tls(), handler);
    } catch (BindException taken) {
      throw taken(config.listen(), "its store", taken);
    }
  }

  /// Agents of other sites pull mirrors, operators look: nobody writes.
  private static boolean mayRead(X509Certificate peer) {
    return is(peer, Role.AGENT) || is(peer, Role.OPERATOR);
  }

  private static boolean is(X509Certificate peer, Role role) {
    try {
      return Identity.peer(peer).role() == role;
    } catch (IdentityException _) {
      return false; // a certificate of the estate that names no node opens nothing
    }
  }

  private Mesh join(Identity identity, AtomicReference<Mesh.Responder> reception)
      throws IOException {
    try (var free = new ServerSocket()) {
      free.bind(config.mesh().listen().socketAddress());
    } catch (BindException taken) {
      throw taken(config.mesh().listen(), "the mesh", taken);
    }
    return surroundings
        .joining()
        .join(config.mesh(), identity, (from, request) -> reception.get().answer(from, request));
  }

  private static AgentException taken(Endpoint address, String what, BindException cause) {
    return new AgentException(
        Code.PORT_TAKEN,
        "the agent cannot listen for " + what + " at " + address + ": " + cause.getMessage(),
        "end what listens there (see `ss -ltnp`), or name another address in the configuration",
        cause);
  }

  private LeaseKeeper keeper(List<Ward> wards, Mesh mesh, EpochBook epochs) {
    var charges =
        wards.stream()
            .flatMap(
                ward -> ward.guard().stream().map(guard -> new Charge(guard, ward.place().home())))
            .toList();
    return new LeaseKeeper(
        config.node().site(),
        charges,
        new Orchestrators(mesh, PLEA_PATIENCE),
        epochs,
        surroundings.kernel().ticker());
  }

  private static Report.Refused notYet(NodeId from, Message request) {
    return new Report.Refused("the agent is starting", "ask again in a second");
  }

  private static Report.Refused notAnyMore(NodeId from, Message request) {
    return new Report.Refused("the agent is ending", "ask again when it is back");
  }

  private void sayWhatThisIs() {
    var guarded =
        config.services().stream()
            .map(service -> service.id().name())
            .collect(Collectors.joining(", "));
    log.info(
        "{} is up: guards {}, serves vault {} at site://{}/vault",
        config.node(),
        guarded.isEmpty() ? "nothing" : guarded,
        config.vault().name(),
        config.listen());
    var reservation = surroundings.kernel().reservation();
    if (!reservation.isEmpty()) {
      log.warn("{}", reservation);
    }
  }
}
