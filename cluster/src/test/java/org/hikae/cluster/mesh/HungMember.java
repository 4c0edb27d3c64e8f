package org.hikae.cluster.mesh;

import static org.hikae.cluster.Estate.NAGOYA;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.cluster.identity.Identity;

/// A member in a process of its own, for a test that stops it. Ends when its standard input does.
final class HungMember {
  private HungMember() {}

  /// Arguments: identity folder, then the ports of all hubs, its own first.
  public static void main(String[] arguments) throws IOException {
    var hubs = Arrays.stream(arguments).skip(1).map(HungMember::local).toList();
    var identity = Identity.load(Path.of(arguments[0]), Clock.systemUTC());
    var settings = new MeshSettings(hubs.getFirst(), hubs);
    try (var _ = JGroupsMesh.join(settings, identity, MeshContract.echo(NAGOYA))) {
      var _ = System.in.read();
    }
  }

  private static InetSocketAddress local(String port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  static Process start(Path identity, List<InetSocketAddress> hubs) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path", "")),
                HungMember.class.getName(),
                identity.toString()));
    hubs.forEach(hub -> command.add("" + hub.getPort()));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
