package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.config.AgentConfig.TrafficSwitch;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command.HoldTraffic;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;

/// Keeps users out at the service's public address. The switch itself refuses an old epoch.
record HoldTrafficWork(HoldTraffic command, TrafficSwitch traffic, TrafficClient client)
    implements Work {
  @Override
  public TaskState run(Progress progress) throws IOException, InterruptedException {
    progress.at("holding " + traffic.url(), 0, 0);
    var began = System.nanoTime();
    var reply = client.hold(traffic, command.token());
    return reply.statusCode() / 100 == 2
        ? new Succeeded(
            Duration.ofNanos(System.nanoTime() - began),
            "%s leads nowhere until it is switched".formatted(traffic.url()),
            List.of(),
            Figures.NONE)
        : new Failed(
            "the switch %s answered %d: %s"
                .formatted(traffic.url(), reply.statusCode(), reply.body().strip()),
            "see whether the switch can lead users nowhere (target 'none'), and the epoch is right",
            reply.statusCode() >= 500);
  }
}
