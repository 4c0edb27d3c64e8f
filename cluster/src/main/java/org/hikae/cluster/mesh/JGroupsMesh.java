package org.hikae.cluster.mesh;

import java.net.BindException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Announcer;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.MeshView;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message.Flag;
import org.jgroups.Receiver;
import org.jgroups.View;

/// The mesh over JGroups. Orchestrators are hubs, connected with everyone; agents are spokes,
/// connected with the orchestrators only. Which of the two a node is follows from its certificate.
public final class JGroupsMesh implements Mesh, Courier {
  private static final String CLUSTER = "hikae";

  private final NodeId self;
  private final JChannel channel;
  private final Exchange exchange;
  private final Announcer<MeshView> views;

  private JGroupsMesh(NodeId self, JChannel channel, Responder responder) {
    this.self = self;
    this.channel = channel;
    this.exchange = new Exchange(self, this::send, responder);
    this.views = new Announcer<>("views-" + self, new MeshView(0, List.of(self)));
  }

  /// Joins; returns when this node has its first view, be it alone.
  public static JGroupsMesh join(MeshSettings settings, Identity identity, Responder responder)
      throws MeshException {
    var self = identity.node();
    try {
      var channel = new JChannel(Stack.of(settings, identity));
      channel.addAddressGenerator(() -> Addresses.of(self, new SecureRandom()));
      channel.setName(self.toString());
      var mesh = new JGroupsMesh(self, channel, responder);
      channel.setReceiver(mesh.new Inbox());
      mesh.connect(settings);
      return mesh;
    } catch (MeshException e) {
      throw e;
    } catch (Exception e) {
      throw new MeshException(self + " cannot join the mesh: " + e.getMessage(), e);
    }
  }

  private void connect(MeshSettings settings) throws MeshException {
    try {
      channel.connect(CLUSTER);
    } catch (Exception e) {
      close();
      if (causedBy(e) instanceof BindException taken) {
        throw new MeshException(
            "the mesh cannot listen at %s:%d: taken, or not an address of this machine"
                .formatted(settings.listen().getHostString(), settings.listen().getPort()),
            taken);
      }
      throw new MeshException(
          self + " cannot join the mesh at " + settings.listen() + ": " + e.getMessage(), e);
    }
  }

  private static Throwable causedBy(Throwable thrown) {
    var cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /// What JGroups hands up.
  private final class Inbox implements Receiver {
    @Override
    public void receive(org.jgroups.Message message) {
      var source = message.getSrc();
      exchange.received(
          Addresses.node(source), bytes(message), (to, answer) -> send(to, source, answer));
    }

    @Override
    public void viewAccepted(View view) {
      var members = view.getMembers().stream().map(Addresses::node).distinct().toList();
      var before = views.present();
      var gone = new HashSet<>(before.members());
      members.forEach(gone::remove);
      exchange.gone(gone);
      views.announce(new MeshView(before.number() + 1, members));
    }
  }

  private static byte[] bytes(org.jgroups.Message message) {
    var array = message.getArray();
    var bytes = new byte[message.getLength()];
    System.arraycopy(array, message.getOffset(), bytes, 0, bytes.length);
    return bytes;
  }

  private void send(NodeId to, byte[] envelope) throws MeshException {
    send(to, address(to), envelope);
  }

  private void send(NodeId to, Address address, byte[] envelope) throws MeshException {
    try {
      var message = new BytesMessage(address, envelope);
      channel.send(message.setFlag(Flag.OOB, Flag.NO_FC));
    } catch (Exception e) {
      throw new MeshException(to + " cannot be reached: " + e.getMessage(), e);
    }
  }

  /// The latest life of a node.
  private Address address(NodeId node) throws MeshException {
    var view = channel.getView();
    if (view != null) {
      for (var member : view.getMembers().reversed()) {
        if (Addresses.node(member).equals(node)) {
          return member;
        }
      }
    }
    throw new MeshException(node + " is not in the mesh");
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public MeshView view() {
    return views.present();
  }

  @Override
  public void watch(Consumer<MeshView> watcher) {
    views.watch(watcher);
  }

  @Override
  public CompletableFuture<Message> ask(NodeId to, Message request, Duration patience) {
    return exchange.ask(to, request, patience);
  }

  @Override
  public CompletableFuture<byte[]> carry(
      NodeId to, String line, byte[] request, Duration patience) {
    return exchange.carry(to, line, request, patience);
  }

  @Override
  public void serve(String line, Clerk clerk) {
    exchange.serve(line, clerk);
  }

  @Override
  public void close() {
    channel.close();
    exchange.close();
    views.close();
  }
}
