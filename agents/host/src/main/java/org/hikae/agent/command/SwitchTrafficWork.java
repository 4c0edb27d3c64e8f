package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.config.AgentConfig.TrafficSwitch;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command.SwitchTraffic;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;

/// Leads the service's public address here. The switch itself refuses an old epoch.
record SwitchTrafficWork(SwitchTraffic command, TrafficSwitch traffic, TrafficClient client)
    implements Work {
  @Override
  public TaskState run(Progress progress) throws IOException, InterruptedException {
    progress.at("switching " + traffic.url(), 0, 0);
    var began = System.nanoTime();
    var reply = client.put(traffic, command.token());
    return switch (reply.statusCode()) {
      case 200, 204 ->
          new Succeeded(
              Duration.ofNanos(System.nanoTime() - began),
              "%s leads to %s under epoch %s"
                  .formatted(traffic.url(), traffic.target(), command.token().epoch()),
              List.of(),
              Figures.NONE);
      case 409 ->
          new Failed(
              "the switch %s has seen a newer epoch than %s: %s"
                  .formatted(traffic.url(), command.token().epoch(), reply.body().strip()),
              "another site is active; look at the service's epochs before anything else",
              false);
      default ->
          new Failed(
              "the switch %s answered %d: %s"
                  .formatted(traffic.url(), reply.statusCode(), reply.body().strip()),
              "see whether the switch admits this agent's certificate",
              reply.statusCode() >= 500);
    };
  }
}
