package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hikae.domain.saml.Doubt;
import org.hikae.orchestrator.http.AccessFilter;
import org.hikae.orchestrator.http.ForStrangers;
import org.hikae.orchestrator.http.FromElsewhere;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.http.RequestCookies;
import org.hikae.orchestrator.http.SessionCookies;
import org.hikae.orchestrator.saml.SamlDoor;
import org.hikae.orchestrator.saml.SamlSignIn;
import org.hikae.orchestrator.saml.SamlSignIn.Arrival;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where people go to their identity provider and come back from it.
@Controller
public final class SamlPages {
  private static final String METADATA = "application/samlmetadata+xml;charset=UTF-8";

  private final SamlDoor door;
  private final SessionCookies sessions;
  private final RequestCookies asking;
  private final Assets assets;

  public SamlPages(SamlDoor door, SessionCookies sessions, RequestCookies asking, Assets assets) {
    this.door = door;
    this.sessions = sessions;
    this.asking = asking;
    this.assets = assets;
  }

  /// @param to where they go on; null when they were refused
  /// @param said the key of why, or null
  /// @param doubt the word for it that the audit has
  public record Page(
      String lang,
      String css,
      String icon,
      @Nullable String to,
      @Nullable String said,
      @Nullable String doubt) {
    /// Goes on at once. A redirect would be taken to come from the provider's page, and the
    /// session's cookie not be sent along.
    public String refresh() {
      return "0;url=" + to;
    }
  }

  @GetMapping("/saml/metadata")
  @ForStrangers
  ResponseEntity<byte[]> metadata() {
    var text = door.metadata().orElseThrow(SamlPages::unknown);
    return ResponseEntity.ok()
        .header("Content-Type", METADATA)
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/saml/sign-in")
  @ForStrangers
  String depart(
      HttpServletResponse response, @RequestParam(name = "to", defaultValue = "/") String to) {
    var departure = signIn().depart(SignInPages.own(to));
    asking.keep(response, departure.kept());
    return "redirect:" + departure.at();
  }

  @PostMapping("/saml/acs")
  @ForStrangers
  @FromElsewhere
  String arrive(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @RequestParam(name = "SAMLResponse", defaultValue = "") String answer) {
    var arrival = signIn().arrive(asking.shown(request), answer, request.getRemoteAddr());
    asking.end(response);
    var page =
        switch (arrival) {
          case Arrival.Entered(var session, var who, var to) -> {
            sessions.keep(response, session);
            told(request, Optional.of(who.name()), String.join("+", who.rights()));
            yield page(request, SignInPages.own(to), null);
          }
          case Arrival.Refused(var doubt, var who) -> {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            told(request, who, doubt.word());
            yield page(request, null, doubt);
          }
        };
    model.addAttribute("v", page);
    return "saml";
  }

  private static void told(HttpServletRequest request, Optional<String> who, String outcome) {
    who.ifPresent(name -> request.setAttribute(AccessFilter.WHO, SessionCookies.VOUCHED + name));
    request.setAttribute(AccessFilter.OUTCOME, outcome);
  }

  private SamlSignIn signIn() {
    return door.signIn().orElseThrow(SamlPages::unknown);
  }

  private static Refusal unknown() {
    return new Refusal(
        HttpStatus.NOT_FOUND,
        "nobody signs in by SAML here",
        "name an identity provider under saml in the orchestrator's settings.");
  }

  private Page page(HttpServletRequest request, @Nullable String to, @Nullable Doubt doubt) {
    return new Page(
        Speech.language(request).tag(),
        assets.at("hikae.css"),
        assets.at("hikae.svg"),
        to,
        doubt == null ? null : said(doubt),
        doubt == null ? null : doubt.word());
  }

  /// What a person can do something about has words of its own.
  private static String said(Doubt doubt) {
    return switch (doubt) {
      case NO_RIGHT -> "right";
      case STATUS -> "status";
      case CONTEXT -> "context";
      case REQUEST, LATE, REPLAY -> "request";
      case EARLY, EXPIRED -> "time";
      case UNREADABLE,
          SHAPE,
          ENCRYPTED,
          UNSIGNED,
          SIGNATURE,
          ALGORITHM,
          ISSUER,
          DESTINATION,
          AUDIENCE,
          CONFIRMATION,
          CONDITION,
          NAME ->
          "answer";
    };
  }

  /// Where somebody signs in by the provider who wants to see that page.
  static String address(String to) {
    return "/saml/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
