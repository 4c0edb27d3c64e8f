package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.housekeeping.HousekeepingDesk;
import org.hikae.orchestrator.ledger.JobEvent.Work;

/// What people ask of housekeeping: to see what would be deleted, and to have it done. The same for
/// the console and the API.
public final class HousekeepingDoor {
  private final HousekeepingDesk desk;
  private final Orders orders;

  public HousekeepingDoor(HousekeepingDesk desk, Orders orders) {
    this.desk = desk;
    this.orders = orders;
  }

  /// A node and the job that deletes there.
  public record NodeOrder(String node, String job) {}

  /// What each node would delete now.
  public List<HousekeepingView> plans() throws InterruptedException {
    return desk.plans().stream().map(HousekeepingView::of).toList();
  }

  /// Orders it at every node that is heard; where it is under way, that is joined.
  public List<NodeOrder> order(Caller caller) throws LedgerException, InterruptedException {
    var ordered = new ArrayList<NodeOrder>();
    for (var node : desk.present()) {
      var job = orders.orderOrJoin(new Work.Housekeeping(node, List.of(caller.name())));
      ordered.add(new NodeOrder(node.toString(), job));
    }
    return ordered;
  }
}
