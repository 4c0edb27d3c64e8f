package org.hikae.cluster.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.hikae.cluster.Announcer;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.ledger.LedgerSettings.Member;
import org.hikae.cluster.mesh.Courier;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Consensus over Apache Ratis. Where this node leads, a proposal is submitted in this process;
/// elsewhere it goes to the leader by courier, which finds a new leader much sooner than Ratis's
/// own client. Since a proposal may be repeated without a second effect, one whose fate is unknown
/// is put again until its time is up.
final class RatisConsensus implements Consensus {
  private static final Logger LOG = LoggerFactory.getLogger(RatisConsensus.class);

  /// The name of the one Raft group that an estate has, unless it was founded anew.
  static final UUID FIRST_GROUP = UUID.fromString("85f2ff56-8adf-40f1-b5ca-27a586665236");

  private static final String LINE = "ledger";
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration ATTEMPT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final NodeId self;
  private final RaftGroupId group;
  private final String line;
  private final Set<NodeId> members;
  private final BoundSocket socket;
  private final RaftServer server;
  private final DivisionInfo division;
  private final Courier courier;
  private final WireFormat wire = new WireFormat();
  private final ClientId client = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();
  private final ExecutorService proposers = Executors.newVirtualThreadPerTaskExecutor();
  private final Announcer<Boolean> leading;

  private RatisConsensus(
      NodeId self,
      UUID group,
      Set<NodeId> members,
      BoundSocket socket,
      RaftServer server,
      Courier courier)
      throws IOException {
    this.self = self;
    this.group = RaftGroupId.valueOf(group);
    this.line = group.equals(FIRST_GROUP) ? LINE : LINE + "/" + group;
    this.members = members;
    this.socket = socket;
    this.server = server;
    this.division = server.getDivision(this.group).getInfo();
    this.courier = courier;
    this.leading = new Announcer<>("leadership-" + self, false);
  }

  /// @param group the Raft group's name
  static RatisConsensus start(
      UUID group,
      LedgerSettings settings,
      Identity identity,
      Courier courier,
      LedgerMachine machine)
      throws IOException {
    var members = settings.members().stream().map(Member::node).collect(Collectors.toSet());
    var self = identity.node();
    if (!members.contains(self)) {
      throw new IOException(self + " is not among the members " + members);
    }
    var socket = BoundSocket.at(settings.listen());
    try {
      var server = server(group, settings, identity, members, socket, machine);
      server.start();
      var consensus = new RatisConsensus(self, group, members, socket, server, courier);
      consensus.serve();
      return consensus;
    } catch (IOException | RuntimeException refused) {
      socket.close();
      throw refused;
    }
  }

  private static RaftServer server(
      UUID group,
      LedgerSettings settings,
      Identity identity,
      Set<NodeId> members,
      BoundSocket socket,
      LedgerMachine machine)
      throws IOException {
    var parameters = new Parameters();
    GrpcConfigKeys.TLS.setConf(parameters, new StrictGrpcTls(identity, members::contains));
    GrpcConfigKeys.Server.setServicesCustomizer(parameters, socket);
    var peers = settings.members().stream().map(RatisConsensus::peer).toList();
    return RaftServer.newBuilder()
        .setGroup(RaftGroup.valueOf(RaftGroupId.valueOf(group), peers))
        .setServerId(RaftPeerId.valueOf(identity.node().toString()))
        .setStateMachine(machine)
        .setProperties(RatisSettings.of(settings))
        .setParameters(parameters)
        .setOption(RaftStorage.StartupOption.RECOVER)
        .build();
  }

  private static RaftPeer peer(Member member) {
    return RaftPeer.newBuilder()
        .setId(member.node().toString())
        .setAddress(member.address())
        .build();
  }

  private void serve() {
    courier.serve(line, this::answer);
    proposers.execute(this::lookWhoLeads);
  }

  /// Ratis reports that leadership was won, but not every way in which it is lost, so it is looked
  /// at ten times a second.
  private void lookWhoLeads() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        leading.announce(leads());
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      leading.announce(false);
    }
  }

  @Override
  public CompletableFuture<Ruling> propose(Proposal proposal) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return decide(proposal);
          } catch (LedgerException e) {
            throw new CompletionException(e);
          }
        },
        proposers);
  }

  private Ruling decide(Proposal proposal) throws LedgerException {
    var bytes = wire.write(proposal).getBytes(StandardCharsets.UTF_8);
    var end = System.nanoTime() + PATIENCE.toNanos();
    var why = "nobody leads";
    try {
      while (System.nanoTime() < end) {
        try {
          var leader = leader();
          if (leader.isPresent()) {
            return wire.read(put(leader.get(), bytes), Ruling.class);
          }
        } catch (WireException e) {
          throw new LedgerException("the leader's answer was not understood", e);
        } catch (IOException e) {
          why = String.valueOf(e.getMessage());
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("the ledger is closing", e);
    }
    throw new LedgerException(
        "the ledger could not decide within " + PATIENCE.toSeconds() + " s: " + why);
  }

  private String put(NodeId leader, byte[] proposal) throws IOException, InterruptedException {
    if (leader.equals(self)) {
      return submit(proposal);
    }
    try {
      var answer = courier.carry(leader, line, proposal, ATTEMPT).get();
      return new String(answer, StandardCharsets.UTF_8);
    } catch (ExecutionException e) {
      throw new IOException(cause(e).getMessage(), cause(e));
    }
  }

  /// What another member forwards to this one, which it takes for the leader.
  private byte[] answer(NodeId from, byte[] proposal) throws IOException, InterruptedException {
    if (!members.contains(from)) {
      throw new LedgerException(from + " is not a member of the ledger");
    }
    return submit(proposal).getBytes(StandardCharsets.UTF_8);
  }

  private String submit(byte[] proposal) throws IOException, InterruptedException {
    var request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(server.getId())
            .setGroupId(group)
            .setCallId(calls.incrementAndGet())
            .setMessage(Message.valueOf(ByteString.copyFrom(proposal)))
            .setType(RaftClientRequest.writeRequestType())
            .build();
    try {
      var reply =
          server.submitClientRequestAsync(request).get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
      if (!reply.isSuccess()) {
        throw new IOException(reply.getException().getMessage(), reply.getException());
      }
      return reply.getMessage().getContent().toString(StandardCharsets.UTF_8);
    } catch (ExecutionException e) {
      throw new IOException(cause(e).getMessage(), cause(e));
    } catch (TimeoutException e) {
      throw new IOException("no majority answered " + self, e);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  @Override
  public Optional<NodeId> leader() {
    var leader = division.getLeaderId();
    return leader == null ? Optional.empty() : Optional.of(NodeId.parse(leader.toString()));
  }

  @Override
  public boolean leads() {
    return division.isLeader() && division.isLeaderReady();
  }

  @Override
  public void watchLeadership(Consumer<Boolean> watcher) {
    leading.watch(watcher);
  }

  @Override
  public void close() {
    proposers.shutdownNow();
    leading.close();
    try (socket) {
      server.close();
    } catch (IOException e) {
      LOG.warn("the ledger's server did not close in good order", e);
    }
  }
}
