package org.hikae.agent.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A process of its own for [DeadMansSwitchTest]: arms the switch, starts a tree of processes tied
/// to it, says their marker, and goes on for as long as it is renewed.
///
/// Arguments: a marker that the tree's command lines carry, the lease in milliseconds, how often it
/// is renewed, a file for what the tree prints.
final class SwitchedProcess {
  private SwitchedProcess() {}

  static void main(String... arguments) throws IOException, InterruptedException {
    var lease = Duration.ofMillis(Long.parseLong(arguments[1]));
    var kernel = Kernel.probe();
    kernel.deadMansSwitch().arm(kernel.ticker().nanos() + lease.toNanos());
    var tree = "sleep 1000 & (trap '' TERM; sleep 1001) & wait # " + arguments[0];
    var process =
        new TiedLauncher(kernel.tie()).launch(List.of("sh", "-c", tree), Path.of(arguments[3]));
    System.out.println(kernel.tie());
    for (var renewals = Integer.parseInt(arguments[2]); renewals > 0; renewals--) {
      Thread.sleep(lease.dividedBy(3));
      kernel.deadMansSwitch().arm(kernel.ticker().nanos() + lease.toNanos());
    }
    System.out.println(process.isAlive() ? "alive" : "dead");
    Thread.sleep(Duration.ofHours(1));
  }
}
