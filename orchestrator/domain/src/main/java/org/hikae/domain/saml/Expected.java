package org.hikae.domain.saml;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hikae.domain.saml.Answer.Assertion;
import org.hikae.domain.saml.Answer.Authentication;
import org.hikae.domain.saml.Answer.Confirmation;
import org.hikae.domain.saml.Answer.Span;

/// What an answer has to say so that it lets somebody in (SAML 2.0 profiles, 4.1.4.3). Everything
/// has to be said: what is missing is not taken to be as wanted.
///
/// @param provider the entity id of the only one that is believed
/// @param service our entity id
/// @param address where answers are to be brought
/// @param request the id of the request that was made for this browser
/// @param contexts the ways of signing in at the provider one of which is asked for; empty for any
/// @param skew by how much clocks may differ
public record Expected(
    String provider,
    String service,
    String address,
    String request,
    Set<String> contexts,
    Duration skew) {
  /// How old an assertion may be, whatever it says itself.
  private static final Duration OLDEST = Duration.ofMinutes(10);

  public Expected {
    contexts = Set.copyOf(contexts);
  }

  /// The first thing that is against it.
  public Optional<Doubt> doubt(Answer answer, Instant now) {
    var assertion = answer.assertion();
    if (!assertion.issuer().equals(provider)
        || !(answer.issuer().isEmpty() || answer.issuer().equals(provider))) {
      return Optional.of(Doubt.ISSUER);
    }
    if (!answer.destination().equals(address)) {
      return Optional.of(Doubt.DESTINATION);
    }
    if (!answer.inResponseTo().equals(request)) {
      return Optional.of(Doubt.REQUEST);
    }
    if (assertion.strange()) {
      return Optional.of(Doubt.CONDITION);
    }
    if (!isForUs(assertion)) {
      return Optional.of(Doubt.AUDIENCE);
    }
    return confirmed(assertion, now)
        .or(() -> timely(assertion, now))
        .or(() -> isGoodEnough(assertion) ? Optional.empty() : Optional.of(Doubt.CONTEXT));
  }

  private boolean isGoodEnough(Assertion assertion) {
    return contexts.isEmpty()
        || assertion.authentications().stream()
            .map(Authentication::context)
            .anyMatch(contexts::contains);
  }

  /// Several restrictions all have to be met.
  private boolean isForUs(Assertion assertion) {
    return !assertion.audiences().isEmpty()
        && assertion.audiences().stream().allMatch(each -> each.contains(service));
  }

  private Optional<Doubt> confirmed(Assertion assertion, Instant now) {
    var bearers = assertion.confirmations().stream().filter(Confirmation::isBearers).toList();
    if (bearers.isEmpty() || assertion.authentications().isEmpty()) {
      return Optional.of(Doubt.CONFIRMATION);
    }
    for (var each : bearers) {
      if (doubt(each, now).isEmpty()) {
        return Optional.empty();
      }
    }
    return doubt(bearers.getFirst(), now);
  }

  private Optional<Doubt> doubt(Confirmation one, Instant now) {
    if (!one.recipient().equals(address) || one.span().notOnOrAfter().isEmpty()) {
      return Optional.of(Doubt.CONFIRMATION);
    }
    return one.inResponseTo().equals(request) ? doubt(one.span(), now) : Optional.of(Doubt.REQUEST);
  }

  private Optional<Doubt> timely(Assertion assertion, Instant now) {
    if (now.plus(skew).isBefore(assertion.issuedAt())) {
      return Optional.of(Doubt.EARLY);
    }
    if (isOver(assertion.issuedAt().plus(OLDEST), now)
        || assertion.authentications().stream()
            .anyMatch(each -> each.until().filter(until -> isOver(until, now)).isPresent())) {
      return Optional.of(Doubt.EXPIRED);
    }
    return doubt(assertion.span(), now);
  }

  private Optional<Doubt> doubt(Span span, Instant now) {
    if (span.notBefore().filter(from -> now.plus(skew).isBefore(from)).isPresent()) {
      return Optional.of(Doubt.EARLY);
    }
    return span.notOnOrAfter().filter(until -> isOver(until, now)).isPresent()
        ? Optional.of(Doubt.EXPIRED)
        : Optional.empty();
  }

  private boolean isOver(Instant until, Instant now) {
    return !now.minus(skew).isBefore(until);
  }
}
