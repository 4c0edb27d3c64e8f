package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.NodeId.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets whoever is known by certificate change things, and only the leader change them: everybody
/// else is sent there.
public final class Callers implements HandlerInterceptor {
  /// The request attribute that holds the caller's [NodeId].
  static final String CALLER = "org.hikae.caller";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<Role> MAY_CHANGE = Set.of(Role.OPERATOR, Role.ORCHESTRATOR);

  private final Ledger ledger;
  private final Map<NodeId, String> consoles;

  /// @param consoles each orchestrator's `https://host:port`
  public Callers(Ledger ledger, Map<NodeId, String> consoles) {
    this.ledger = ledger;
    this.consoles = Map.copyOf(consoles);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (READING.contains(request.getMethod())) {
      return true;
    }
    request.setAttribute(CALLER, admitted(request));
    if (ledger.leads()) {
      return true;
    }
    response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
    response.setHeader("Location", leader() + request.getRequestURI());
    return false;
  }

  private String leader() {
    return ledger
        .leader()
        .map(consoles::get)
        .orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "no orchestrator leads now",
                    "look whether a majority of the orchestrators runs, then ask again."));
  }

  private static NodeId admitted(HttpServletRequest request) {
    return caller(request)
        .filter(node -> MAY_CHANGE.contains(node.role()))
        .orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.FORBIDDEN,
                    "only an operator or an orchestrator may do this",
                    "show a client certificate of that role (hikae ... --identity FOLDER)."));
  }

  private static Optional<NodeId> caller(HttpServletRequest request) {
    if (!(request.getAttribute("jakarta.servlet.request.X509Certificate")
            instanceof X509Certificate[] chain)
        || chain.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Identity.peer(chain[0]));
    } catch (IdentityException e) {
      throw new Refusal(HttpStatus.FORBIDDEN, String.valueOf(e.getMessage()), e.hint());
    }
  }
}
