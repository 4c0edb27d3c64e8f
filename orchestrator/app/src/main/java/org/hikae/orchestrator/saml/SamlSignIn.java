package org.hikae.orchestrator.saml;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hikae.domain.saml.Answer.Assertion;
import org.hikae.domain.saml.Answer.Authentication;
import org.hikae.domain.saml.Doubt;
import org.hikae.domain.saml.Expected;
import org.hikae.orchestrator.saml.Requests.Asked;
import org.hikae.orchestrator.settings.SamlSettings;
import org.hikae.orchestrator.signin.Sessions.Vouched;

/// How somebody signs in whom an identity provider vouches for: they are sent there with a request,
/// and come back with an answer to it. No majority is needed for it.
public final class SamlSignIn {
  private static final int LONGEST_BASE64 = 350_000;

  /// Longer than any answer is good for.
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final SamlSettings settings;
  private final IdentityProvider provider;
  private final Service service;
  private final AnswerReader reader;
  private final Requests requests;
  private final BiFunction<Vouched, String, String> sessions;
  private final Clock clock;

  /// @param sessions opens one for somebody at an address, and returns the secret that shows it
  SamlSignIn(
      SamlSettings settings,
      IdentityProvider provider,
      Service service,
      Requests requests,
      BiFunction<Vouched, String, String> sessions,
      Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.service = service;
    this.reader = new AnswerReader(provider.keys());
    this.requests = requests;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Where to go, and what the browser keeps until it comes back.
  public record Departure(URI at, String kept) {}

  /// What comes of an answer.
  public sealed interface Arrival {
    /// They are signed in.
    ///
    /// @param session the secret that shows it
    /// @param to where they wanted to go
    record Entered(String session, Vouched who, String to) implements Arrival {}

    /// @param who whoever it was, when that is sure
    record Refused(Doubt doubt, Optional<String> who) implements Arrival {}
  }

  /// Sends somebody to the provider who wants to see `to`.
  public Departure depart(String to) {
    var begun = requests.begin(to);
    return new Departure(
        service.asking(provider, begun.id(), settings.contexts(), clock.instant()), begun.kept());
  }

  /// Takes what the provider had the browser bring.
  ///
  /// @param kept what the browser kept; empty when it shows nothing
  /// @param response in Base64
  /// @param from the browser's address
  public Arrival arrive(String kept, String response, String from) {
    try {
      var asked = requests.asked(kept).orElseThrow(() -> new NotAccepted(Doubt.REQUEST));
      var answer = reader.read(decoded(response));
      var expected =
          new Expected(
              provider.entityId(),
              service.entityId(),
              service.answersAt().toString(),
              asked.id(),
              Set.copyOf(settings.contexts()),
              settings.skew());
      var doubt = expected.doubt(answer, clock.instant());
      if (doubt.isPresent()) {
        throw new NotAccepted(doubt.get());
      }
      requireOnce(asked, answer.assertion());
      return entered(answer.assertion(), asked.to(), from);
    } catch (NotAccepted e) {
      return new Arrival.Refused(e.doubt(), Optional.empty());
    } catch (IOException e) {
      return new Arrival.Refused(Doubt.UNREADABLE, Optional.empty());
    }
  }

  private static byte[] decoded(String response) throws NotAccepted {
    if (response.isBlank() || response.length() > LONGEST_BASE64) {
      throw new NotAccepted(Doubt.UNREADABLE);
    }
    try {
      return Base64.getDecoder().decode(response.replaceAll("[\r\n\t ]", ""));
    } catch (IllegalArgumentException e) {
      throw new NotAccepted(Doubt.UNREADABLE);
    }
  }

  /// Neither a request nor an assertion is good twice.
  private void requireOnce(Asked asked, Assertion assertion) throws NotAccepted {
    if (requests.isLate(asked)) {
      throw new NotAccepted(Doubt.LATE);
    }
    var until = clock.instant().plus(REMEMBERED);
    var first = requests.use(asked.id(), until);
    if (!requests.use("assertion " + assertion.id(), until) || !first) {
      throw new NotAccepted(Doubt.REPLAY);
    }
  }

  private Arrival entered(Assertion assertion, String to, String from) {
    var attribute = settings.name() == null ? "" : settings.name();
    var name = assertion.person().name(attribute);
    if (name.isEmpty()) {
      return new Arrival.Refused(Doubt.NAME, Optional.empty());
    }
    var rights = settings.rights();
    var given = rights.of(assertion.person().values(rights.attribute()));
    if (given.isEmpty()) {
      return new Arrival.Refused(Doubt.NO_RIGHT, name);
    }
    var who = new Vouched(name.get(), given, until(assertion));
    return new Arrival.Entered(sessions.apply(who, from), who, to);
  }

  private static Optional<Instant> until(Assertion assertion) {
    return assertion.authentications().stream()
        .map(Authentication::until)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
