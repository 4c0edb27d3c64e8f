package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.orchestrator.settings.AllowFrom;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.NodeId.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// The one place that decides who asks and what they may do: by client certificate, by token, or by
/// the session of somebody who signed in. Only the leader changes things: whoever asks another
/// orchestrator of the API to is sent there.
public final class Callers implements HandlerInterceptor {
  /// The request attribute that holds the [Caller].
  public static final String CALLER = "org.hikae.caller";

  /// The request attribute that holds the [Right] which it needs.
  public static final String RIGHT = "org.hikae.right";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<Role> TRUSTED = Set.of(Role.OPERATOR, Role.ORCHESTRATOR);
  private static final String BEARER = "Bearer ";

  private final Ledger ledger;
  private final Map<NodeId, String> consoles;
  private final Function<String, Optional<Caller>> tokens;
  private final SessionCookies cookies;
  private final BooleanSupplier peopleSignIn;
  private final AllowFrom allowFrom;

  /// @param consoles each orchestrator's `https://host:port`
  /// @param tokens who a token stands for, if it is good
  /// @param peopleSignIn whether somebody can: from then on whoever reads has to
  /// @param allowFrom from which addresses what may be asked
  public Callers(
      Ledger ledger,
      Map<NodeId, String> consoles,
      Function<String, Optional<Caller>> tokens,
      SessionCookies cookies,
      BooleanSupplier peopleSignIn,
      AllowFrom allowFrom) {
    this.ledger = ledger;
    this.consoles = Map.copyOf(consoles);
    this.tokens = tokens;
    this.cookies = cookies;
    this.peopleSignIn = peopleSignIn;
    this.allowFrom = allowFrom;
  }

  /// Where the leader answers, if somebody leads.
  public Optional<String> leader() {
    return ledger.leader().map(consoles::get);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var reads = reads(request);
    var right = needed(handler, reads ? Right.READ : Right.RUN);
    request.setAttribute(RIGHT, right);
    var caller = resolved(request);
    requireAddress(request, isForStrangers(handler) ? Right.READ : right);
    if (isForStrangers(handler)) {
      if (!reads && !isFromElsewhere(handler)) {
        requireOwnPage(request);
      }
      return true;
    }
    if (reads) {
      caller.require(right);
      return true;
    }
    requireOwnPage(request);
    if (SessionCookies.isSignedIn(caller)) {
      cookies.requireOwnForm(request);
    }
    caller.require(right);
    return ledger.leads() || !sentToTheLeader(request, response);
  }

  /// Whether a request only looks.
  static boolean reads(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  private static Right needed(Object handler, Right otherwise) {
    var needs =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Needs.class) : null;
    return needs == null ? otherwise : needs.value();
  }

  private void requireAddress(HttpServletRequest request, Right right) {
    var from = request.getRemoteAddr();
    if (!allowFrom.allows(right.word(), from)) {
      throw new Refusal(
          HttpStatus.FORBIDDEN,
          "this is not allowed from " + from,
          "ask from an address that the orchestrator's settings name under allowFrom.");
    }
  }

  /// A certificate is shown by the browser, whichever page it asks for: what changes something has
  /// to come from a page of ours, or from no browser.
  private static void requireOwnPage(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    if (origin != null && !origin.equals("https://" + request.getHeader("Host"))) {
      throw new Refusal(
          HttpStatus.FORBIDDEN,
          "a page of another site asked for this",
          "do it on this orchestrator's own pages.");
    }
  }

  private boolean sentToTheLeader(HttpServletRequest request, HttpServletResponse response) {
    var leader =
        leader()
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "no orchestrator leads now",
                        "look whether a majority of the orchestrators runs, then ask again."));
    if (!request.getRequestURI().startsWith("/api/")) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "this orchestrator does not lead any more",
          "open the same page at " + leader + ".");
    }
    response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
    response.setHeader("Location", leader + request.getRequestURI());
    return true;
  }

  static boolean isForStrangers(@Nullable Object handler) {
    return handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(ForStrangers.class);
  }

  private static boolean isFromElsewhere(Object handler) {
    return handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(FromElsewhere.class);
  }

  /// Who asks, found out once.
  public Caller resolved(HttpServletRequest request) {
    if (request.getAttribute(CALLER) instanceof Caller known) {
      return known;
    }
    var caller = caller(request);
    request.setAttribute(CALLER, caller);
    return caller;
  }

  private Caller caller(HttpServletRequest request) {
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return bearer(authorization);
    }
    var certificate = certificate(request);
    return certificate == null ? person(request) : certified(certificate);
  }

  private Caller person(HttpServletRequest request) {
    return cookies
        .caller(request)
        .orElseGet(() -> peopleSignIn.getAsBoolean() ? Caller.NOBODY : Caller.STRANGER);
  }

  private Caller bearer(String authorization) {
    return Optional.of(authorization)
        .filter(said -> said.startsWith(BEARER))
        .flatMap(said -> tokens.apply(said.substring(BEARER.length())))
        .orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    "this token is not known, was revoked or has expired",
                    "make another one: hikae token create."));
  }

  private static Caller certified(X509Certificate certificate) {
    try {
      var node = Identity.peer(certificate);
      return TRUSTED.contains(node.role())
          ? Caller.trusted(node.toString())
          : new Caller(node.toString(), true, Set.of(Right.READ));
    } catch (IdentityException e) {
      throw new Refusal(HttpStatus.FORBIDDEN, String.valueOf(e.getMessage()), e.hint());
    }
  }

  private static @Nullable X509Certificate certificate(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.request.X509Certificate")
                instanceof X509Certificate[] chain
            && chain.length > 0
        ? chain[0]
        : null;
  }
}
