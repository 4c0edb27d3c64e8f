package org.hikae.agent.kernel;

import org.hikae.cluster.lease.Ticker;

/// What this machine's kernel offers: the clock that leases are counted by, the switch, and how
/// tightly processes can be tied to the agent.
///
/// @param reservation one sentence on what is missing here; empty when nothing is
public record Kernel(Ticker ticker, DeadMansSwitch deadMansSwitch, Tie tie, String reservation) {

  /// Finds out, by trying.
  public static Kernel probe() {
    var tie = Tie.probe();
    return LinuxClock.link()
        .map(linux -> new Kernel(new BootClock(linux), new KernelTimer(linux), tie, missing(tie)))
        .orElseGet(
            () ->
                new Kernel(
                    Ticker.system(),
                    DeadMansSwitch.NONE,
                    tie,
                    "there is no kernel timer here: services are fenced by the agent only"));
  }

  private static String missing(Tie tie) {
    return switch (tie) {
      case NAMESPACE -> "";
      case PARENT_DEATH ->
          "namespaces are not permitted here: when the agent dies the kernel ends the first process"
              + " of each service, but not its children";
      case NONE ->
          "services cannot be tied to the agent's life here: they are fenced by the agent only";
    };
  }
}
