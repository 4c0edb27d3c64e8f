package org.hikae.cli.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.orchestrator.state.Rebuild;
import org.hikae.orchestrator.state.Rebuild.Material;
import org.hikae.orchestrator.state.RebuildPlan;
import org.hikae.orchestrator.state.StateException;
import org.hikae.protocol.NodeId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where an orchestrator is made of a state, and how: shown first, done once that is agreed.
final class RebuildManner {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int HASH_SHOWN = 16;

  @Option(names = "--home", paramLabel = "DIR", required = true, descriptionKey = "state.home")
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @Option(names = "--keeper", paramLabel = "NODE", descriptionKey = "state.keeper")
  private final List<String> keepers = new ArrayList<>();

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  /// @param from which point it is, in words that stay in the ledger
  int rebuild(Terminal terminal, Material material, String from)
      throws IOException, StateException, Complaint {
    var rebuild = Rebuild.of(material, home, named(), RebuildManner::answers);
    if (json) {
      Json.print(terminal, rebuild.plan());
    } else {
      show(terminal, rebuild.plan(), from);
    }
    if (consent.onlyShow()) {
      return 0;
    }
    consent.require(terminal);
    rebuild.carryOut(from, Clock.systemUTC());
    if (!json) {
      terminal.say(
          "rebuilt",
          rebuild.plan().node(),
          home.resolve(Rebuild.SETTINGS),
          Quantities.span(rebuild.heldFor()));
    }
    return 0;
  }

  private List<NodeId> named() throws Complaint {
    try {
      return keepers.stream().map(NodeId::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new Complaint(
          ExitStatus.USAGE,
          String.valueOf(e.getMessage()),
          "name it like orchestrator.osaka.o1.",
          e);
    }
  }

  private static void show(Terminal terminal, RebuildPlan plan, String from) {
    terminal.say("rebuild.node", plan.node(), plan.home());
    terminal.say("rebuild.from", from, Moments.local(plan.takenAt()), plan.from());
    terminal.say(
        "rebuild.ledger",
        plan.entries(),
        plan.newestAt().map(Moments::local).orElse("-"),
        plan.head().substring(0, HASH_SHOWN));
    plan.streams().forEach((stream, count) -> terminal.say("rebuild.stream", stream, count));
    for (var move : plan.epochs()) {
      terminal.say(
          "rebuild.epoch",
          move.service(),
          Long.toString(move.from()),
          Long.toString(move.to()),
          move.site());
    }
    terminal.say("rebuild.keepers", String.join(", ", plan.keepers()));
    plan.writes().forEach(file -> terminal.say("rebuild.writes", file));
    plan.missing().forEach(file -> terminal.say("rebuild.missing", file));
    if (!plan.unreached().isEmpty()) {
      terminal.say("rebuild.unreached", String.join(", ", plan.unreached()));
    }
  }

  /// Whether something listens there.
  private static boolean answers(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
