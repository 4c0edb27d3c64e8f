package org.hikae.agent.lease;

import static org.hikae.agent.testing.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.kernel.Kernel;
import org.hikae.agent.kernel.Tie;
import org.hikae.agent.lease.LeaseKeeper.Charge;
import org.hikae.agent.note.NoteFolder;
import org.hikae.agent.testing.DirectMesh;
import org.hikae.agent.testing.FakeService;
import org.hikae.agent.testing.PleaDesk;
import org.hikae.agent.testing.RecordingSwitch;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.cluster.testing.VirtualTicker;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.ServiceState;
import org.hikae.protocol.SiteId;

/// An agent's keeper, its one service and a ledger, in a time that moves when it is told to.
final class AgentInTime {
  static final SiteId TOKYO = new SiteId("tokyo");
  static final SiteId OSAKA = new SiteId("osaka");
  static final ServiceId REGISTRY = new ServiceId("registry");
  static final NodeId NAGOYA = NodeId.parse("orchestrator.nagoya.o1");
  private static final Duration STEP = Duration.ofMillis(100);

  final VirtualTicker ticker = new VirtualTicker();
  final FakeService service = new FakeService("registry");
  final RecordingSwitch deadMansSwitch = new RecordingSwitch();
  final LocalLedger ledger;
  final DirectMesh mesh;
  final EpochBook epochs;
  final ServiceGuard guard;
  final LeaseKeeper keeper;

  /// An agent at `site` with its notes in `home`; the service is at home in Tokyo.
  AgentInTime(SiteId site, Path home, LocalLedger ledger) throws IOException {
    this.ledger = ledger;
    this.mesh =
        new DirectMesh(
            NodeId.parse("agent." + site + ".a1"), new PleaDesk(ledger.at(NAGOYA).leases()));
    this.epochs = EpochBook.open(NoteFolder.open(home), new WireFormat());
    var kernel = new Kernel(ticker, deadMansSwitch, Tie.NONE, "");
    this.guard = new ServiceGuards(kernel, epochs).guard(service);
    this.keeper =
        new LeaseKeeper(
            site,
            List.of(new Charge(guard, TOKYO)),
            new Orchestrators(mesh, Duration.ofSeconds(1)),
            epochs,
            ticker);
  }

  /// Lets time pass here and at the ledger, with a tick each tenth of a second.
  void pass(Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(STEP)) {
      ticker.advance(STEP);
      ledger.advance(STEP);
      keeper.tick();
    }
  }

  void becomes(Class<? extends ServiceState> state) throws InterruptedException {
    eventually("the service is " + state.getSimpleName(), () -> state.isInstance(guard.state()));
  }
}
