package org.hikae.agent.lease;

import java.time.Duration;
import org.hikae.agent.kernel.Kernel;
import org.hikae.cluster.lease.LeaseHolder;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.source.GuardedService;

/// Makes the guards of one agent, which share its clock, its epochs and its dead man's switch.
public final class ServiceGuards {
  /// How long before its lease ends a service is fenced: a second that a fence may take, and half
  /// of one for a machine that is busy.
  static final Duration RESERVE = Duration.ofMillis(1_500);

  private final Kernel kernel;
  private final EpochBook epochs;
  private final Deadlines deadlines;

  public ServiceGuards(Kernel kernel, EpochBook epochs) {
    this.kernel = kernel;
    this.epochs = epochs;
    this.deadlines = new Deadlines(kernel.deadMansSwitch());
  }

  public ServiceGuard guard(GuardedService service) {
    var givenBack = epochs.givenBack(service.id()).map(FencingToken::epoch).orElse(Epoch.NONE);
    var lease = new LeaseHolder(kernel.ticker(), RESERVE, givenBack);
    return new ServiceGuard(service, lease, epochs, deadlines, kernel.ticker());
  }
}
