package org.hikae.orchestrator.batch;

import java.util.HashSet;
import java.util.List;
import org.hikae.cluster.MeshException;
import org.hikae.domain.forgetting.VaultRetention;
import org.hikae.domain.points.PointMark;
import org.hikae.domain.run.Fault;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.retention.RetentionDesk;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Picture;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskId;

/// Chooses what a retention job has forgotten: by a plan that is made at that moment, whatever was
/// shown when it was ordered.
final class RetentionChoice {
  private final Agents agents;
  private final RetentionDesk desk;

  RetentionChoice(Agents agents, RetentionDesk desk) {
    this.agents = agents;
    this.desk = desk;
  }

  /// A choice that must not be carried out.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Refused(String error, String hint) {
      super(error);
      this.fault = new Fault(error, hint, false);
    }

    Fault fault() {
      return fault;
    }
  }

  /// The command under that task. A task that the agent knows was begun on a plan of its own, so
  /// nothing is chosen again.
  Command.Work command(NodeId agent, TaskId task, Work.Retention work)
      throws Refused, MeshException, InterruptedException {
    if (agents.ask(agent, new Command.DescribeTask(task)) instanceof Report.Task) {
      return new Command.ForgetSnapshots(task, List.of(), Picture.NONE);
    }
    var plan = desk.plan(work.vault());
    var points = points(plan, work);
    return new Command.ForgetSnapshots(task, plan.snapshotsOf(points), plan.picture());
  }

  private static List<PointMark> points(VaultRetention plan, Work.Retention work) throws Refused {
    if (work.chosen()) {
      var goes = new HashSet<>(plan.forgotten());
      for (var point : work.points()) {
        if (!goes.contains(point)) {
          throw new Refused(
              "the plan lets " + point + " go no more: nothing was forgotten", lookAgain(work));
        }
      }
      return work.points();
    }
    for (var service : plan.services()) {
      if (service.needsTwoPeople()) {
        throw new Refused(
            "%d of %d points of %s would go, and two people have to agree to that: nothing was forgotten"
                .formatted(
                    service.plan().forgotten().size(),
                    service.plan().lines().size(),
                    service.service()),
            lookAgain(work));
      }
    }
    return plan.forgotten();
  }

  private static String lookAgain(Work.Retention work) {
    return "look at it: hikae retention plan --vault " + work.vault();
  }
}
