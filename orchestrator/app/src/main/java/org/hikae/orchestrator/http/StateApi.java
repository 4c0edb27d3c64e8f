package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import org.hikae.domain.estate.Service;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.state.StateFile;
import org.hikae.orchestrator.state.StateKeeper;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.NodeId.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// This orchestrator's own state, for a backup. It holds what accounts and tokens are recognised
/// by, so it is for administrators, and for the agents whom the estate gives it into care.
@RestController
public final class StateApi {
  private static final String LINES = "application/x-ndjson";

  private final StateKeeper keeper;
  private final EstateInForce estate;

  public StateApi(StateKeeper keeper, EstateInForce estate) {
    this.keeper = keeper;
    this.estate = estate;
  }

  @GetMapping(path = "/api/v1/state", produces = LINES)
  @Needs(Right.ADMIN)
  @Says("The ledger, the settings and the long observations of this orchestrator, line by line.")
  void state(HttpServletResponse response) throws IOException {
    send(response);
  }

  @GetMapping(path = "/api/v1/state/in-care", produces = LINES)
  @ForAgents
  @Says("The same for an agent at the home of a service with a source of kind orchestrator.")
  void inCare(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireCare((Caller) request.getAttribute(Callers.CALLER));
    send(response);
  }

  private void requireCare(Caller caller) {
    if (!caller.known() || !caller.name().startsWith("agent.")) {
      throw refused(caller);
    }
    var node = NodeId.parse(caller.name());
    var cares =
        estate.now().stream()
            .flatMap(now -> now.services().stream())
            .filter(Service::isOrchestrators)
            .anyMatch(service -> service.home().equals(node.site()));
    if (node.role() != Role.AGENT || !cares) {
      throw refused(caller);
    }
  }

  private static Refusal refused(Caller caller) {
    return new Refusal(
        HttpStatus.FORBIDDEN,
        "the estate does not give the orchestrators' state into the care of " + caller.name(),
        "add a service with a source of kind orchestrator whose home is the agent's site.");
  }

  private void send(HttpServletResponse response) throws IOException {
    var state = keeper.take();
    response.setContentType(LINES);
    StateFile.write(state, new BufferedOutputStream(response.getOutputStream()));
  }
}
