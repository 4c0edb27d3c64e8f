package org.hikae.orchestrator.settings;

import java.net.InetAddress;
import java.util.Arrays;

/// Addresses of a network: `10.1.0.0/16`, `2001:db8::/32`, or one alone.
///
/// @param text as it was written
public record AddressRange(String text, InetAddress network, int bits) {

  /// Reads a range; an address alone is a range of one. Names are none, since nobody is asked for
  /// them here.
  public static AddressRange parse(String text) {
    var slash = text.indexOf('/');
    try {
      var network = address(slash < 0 ? text : text.substring(0, slash));
      var most = network.getAddress().length * 8;
      var bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= most) {
        return new AddressRange(text, network, bits);
      }
    } catch (IllegalArgumentException _) {
      // said below, the same for all
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no range of addresses like 10.1.0.0/16 or 2001:db8::/32");
  }

  /// `10.1` is an address to Java, and not the one that whoever writes `10.1/16` means.
  private static InetAddress address(String text) {
    if (text.indexOf(':') < 0 && !text.matches("\\d+(\\.\\d+){3}")) {
      throw new IllegalArgumentException(text);
    }
    return InetAddress.ofLiteral(text);
  }

  /// Whether an address, as text, is one of them.
  public boolean has(String address) {
    try {
      return has(InetAddress.ofLiteral(address).getAddress());
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private boolean has(byte[] address) {
    var own = network.getAddress();
    if (own.length != address.length) {
      return false;
    }
    var whole = bits / 8;
    if (!Arrays.equals(own, 0, whole, address, 0, whole)) {
      return false;
    }
    var rest = bits % 8;
    var mask = (0xff << (8 - rest)) & 0xff;
    return rest == 0 || (own[whole] & mask) == (address[whole] & mask);
  }

  @Override
  public String toString() {
    return text;
  }
}
