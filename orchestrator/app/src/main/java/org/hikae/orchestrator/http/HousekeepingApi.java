package org.hikae.orchestrator.http;

import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.http.HousekeepingDoor.NodeOrder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Deleting what has been kept long enough.
@RestController
@RequestMapping("/api/v1/housekeeping")
public final class HousekeepingApi {
  private final HousekeepingDoor door;

  public HousekeepingApi(HousekeepingDoor door) {
    this.door = door;
  }

  @GetMapping
  @Says(
      "What this orchestrator and each agent would delete now of what they have kept long enough,"
          + " and by which rule; deletes nothing.")
  List<HousekeepingView> plan() throws InterruptedException {
    return door.plans();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Says("Has every orchestrator and every agent delete what it has kept long enough.")
  List<NodeOrder> order(@RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    return door.order(caller);
  }
}
