package org.hikae.cluster.mesh;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.util.UUID;

/// Who is behind an address of the mesh.
final class Addresses {
  private static final short MAGIC = 1600;
  private static final NodeId NOBODY = new NodeId(NodeId.Role.AGENT, new SiteId("none"), "none");

  static {
    ClassConfigurator.addIfAbsent(MAGIC, NodeAddress.class);
  }

  private Addresses() {}

  /// A new life of a node.
  static Address of(NodeId node, RandomGenerator random) {
    return new NodeAddress(node, random.nextLong());
  }

  static NodeId node(Address address) {
    return address instanceof NodeAddress named ? named.node : NOBODY;
  }

  static boolean isHub(Address address) {
    return node(address).role() == NodeId.Role.ORCHESTRATOR;
  }

  /// The address of one life of a node. It carries the node's name, and half of its bits are a hash
  /// of it, so that whoever has an address knows whose it is, and nobody can have another's. Public
  /// because JGroups makes it by reflection.
  public static final class NodeAddress extends UUID {
    private NodeId node;

    /// For JGroups, which fills it by [#readFrom].
    public NodeAddress() {
      this.node = NOBODY;
    }

    private NodeAddress(NodeId node, long life) {
      super(life, hash(node));
      this.node = node;
    }

    @Override
    public Supplier<? extends UUID> create() {
      return NodeAddress::new;
    }

    @Override
    public int serializedSize() {
      return super.serializedSize() + Short.BYTES + node.toString().length();
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
      super.writeTo(out);
      out.writeUTF(node.toString());
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
      super.readFrom(in);
      try {
        node = NodeId.parse(in.readUTF());
      } catch (IllegalArgumentException e) {
        throw new IOException("not the address of a node", e);
      }
      if (getLeastSignificantBits() != hash(node)) {
        throw new IOException("the address does not belong to " + node);
      }
    }

    private static long hash(NodeId node) {
      try {
        var bytes = node.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this JDK has no SHA-256", e);
      }
    }
  }
}
