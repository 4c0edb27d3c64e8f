package org.hikae.cluster.mesh;

import org.hikae.protocol.NodeId;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.util.MaxOneThreadPerSender;
import org.jgroups.util.MessageBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets pass only messages whose sender's address names the node that the connection's certificate
/// names: a node can speak for nobody but itself. JGroups reads and parses a connection from one
/// thread, which is what joins the two.
final class Speaker extends MaxOneThreadPerSender {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
  private static final ThreadLocal<NodeId> HEARD = new ThreadLocal<>();

  /// What this thread reads from here on is said by that node.
  static void hear(NodeId node) {
    HEARD.set(node);
  }

  @Override
  public boolean process(Message message, boolean oob) {
    return speaksForItself(message.getSrc()) && super.process(message, oob);
  }

  @Override
  public boolean process(MessageBatch batch, boolean oob) {
    batch.removeIf(message -> !speaksForItself(message.getSrc()), true);
    return speaksForItself(batch.sender()) && super.process(batch, oob);
  }

  private static boolean speaksForItself(Address source) {
    var certified = HEARD.get();
    if (certified != null && Addresses.node(source).equals(certified)) {
      return true;
    }
    LOG.warn("dropped a message of {} that says it is from {}", certified, source);
    return false;
  }
}
