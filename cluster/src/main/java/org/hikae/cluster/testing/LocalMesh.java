package org.hikae.cluster.testing;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Announcer;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.MeshView;
import org.hikae.cluster.mesh.Courier;
import org.hikae.cluster.mesh.Exchange;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;

/// A network in memory. Everything that is sent goes through the wire format and back. Silence is
/// noticed at once: a view follows every change.
public final class LocalMesh {
  private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
  private final Set<SiteId> isolated = new HashSet<>();
  private final Set<Way> dropped = new HashSet<>();
  private Duration delay = Duration.ZERO;
  private long views;

  private record Way(NodeId from, NodeId to) {}

  /// A new member.
  public synchronized Node join(NodeId self, Mesh.Responder responder) {
    if (nodes.containsKey(self)) {
      throw new IllegalStateException(self + " is in the mesh already");
    }
    var node = new Node(self, responder);
    nodes.put(self, node);
    announce();
    return node;
  }

  /// Cuts a site off from all others; inside it, all goes on.
  public synchronized void isolate(SiteId site) {
    isolated.add(site);
    announce();
  }

  /// Takes every cut and drop back.
  public synchronized void heal() {
    isolated.clear();
    dropped.clear();
    announce();
  }

  /// Loses everything on the way from one node to another; the other way, and the view, stay.
  public synchronized void drop(NodeId from, NodeId to) {
    dropped.add(new Way(from, to));
  }

  /// Makes everything take this long, one way.
  public synchronized void delay(Duration each) {
    delay = each;
  }

  private boolean reach(NodeId one, NodeId other) {
    return one.site().equals(other.site())
        || (!isolated.contains(one.site()) && !isolated.contains(other.site()));
  }

  private void announce() {
    views++;
    for (var node : nodes.values()) {
      var seen = nodes.keySet().stream().filter(other -> reach(node.self(), other)).toList();
      node.sees(new MeshView(views, seen));
    }
  }

  private synchronized void send(NodeId from, NodeId to, byte[] envelope) throws MeshException {
    var target = nodes.get(to);
    if (target == null || !nodes.containsKey(from) || !reach(from, to)) {
      throw new MeshException(to + " is not in the mesh");
    }
    if (!dropped.contains(new Way(from, to))) {
      var each = delay;
      Thread.ofVirtual().start(() -> deliver(from, target, envelope, each));
    }
  }

  private void deliver(NodeId from, Node to, byte[] envelope, Duration after) {
    try {
      Thread.sleep(after);
      to.exchange.received(from, envelope, (asker, answer) -> send(to.self(), asker, answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave(Node node) {
    if (nodes.remove(node.self(), node)) {
      announce();
    }
  }

  /// One member.
  public final class Node implements Mesh, Courier {
    private final NodeId self;
    private final Exchange exchange;
    private final Announcer<MeshView> views;

    private Node(NodeId self, Responder responder) {
      this.self = self;
      this.exchange = new Exchange(self, (to, bytes) -> send(self, to, bytes), responder);
      this.views = new Announcer<>("views-" + self, new MeshView(0, List.of(self)));
    }

    private void sees(MeshView view) {
      var before = new HashSet<>(views.present().members());
      view.members().forEach(before::remove);
      exchange.gone(before);
      views.announce(view);
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
      leave(this);
      exchange.close();
      views.close();
    }
  }
}
