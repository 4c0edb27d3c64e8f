package org.hikae.domain.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Ties accesses together, each by the hash of the one before it, so that a change, a gap or
/// another order shows in everything that follows.
public final class AccessChain {
  /// The hash before the first access of a node.
  public static final String ORIGIN = "0".repeat(64);

  private AccessChain() {}

  /// Where a node's chain ends.
  public record End(String node, long number, String hash) {
    /// Of a node that has seen nothing yet.
    public static End none(String node) {
      return new End(node, 0, ORIGIN);
    }
  }

  /// What follows `end`, tied to it.
  public static List<ChainedAccess> follow(End end, List<Access> accesses) {
    var linked = new ArrayList<ChainedAccess>();
    var number = end.number();
    var previous = end.hash();
    for (var access : accesses) {
      number++;
      var hash = hash(end.node(), number, access, previous);
      linked.add(new ChainedAccess(end.node(), number, access, previous, hash));
      previous = hash;
    }
    return linked;
  }

  /// Whether the hash is the one of what it stands for.
  static boolean isTrue(ChainedAccess link) {
    var hash = hash(link.node(), link.number(), link.access(), link.previous());
    return hash.equals(link.hash());
  }

  /// SHA-256 over all fields but the hash: numbers as eight bytes, each text preceded by its length
  /// in bytes, times as texts in ISO 8601.
  private static String hash(String node, long number, Access access, String previous) {
    try {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      text(out, node);
      out.writeLong(number);
      text(out, access.at().toString());
      text(out, access.who());
      text(out, access.from());
      text(out, access.method());
      text(out, access.path());
      text(out, access.right());
      out.writeLong(access.status());
      out.writeLong(access.times());
      text(out, access.until().toString());
      text(out, previous);
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
