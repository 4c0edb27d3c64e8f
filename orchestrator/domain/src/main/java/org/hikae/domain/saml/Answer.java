package org.hikae.domain.saml;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an identity provider's response says, with its only assertion. Texts that it does not say
/// are empty.
///
/// @param issuer of the response
/// @param destination the address that it is meant for
/// @param inResponseTo the id of the request that it answers
public record Answer(String issuer, String destination, String inResponseTo, Assertion assertion) {

  /// What the provider vouches for.
  ///
  /// @param audiences of each restriction those that it names
  /// @param strange whether there is a condition that is not understood
  public record Assertion(
      String id,
      String issuer,
      Instant issuedAt,
      Person person,
      List<Confirmation> confirmations,
      Span span,
      List<Set<String>> audiences,
      boolean strange,
      List<Authentication> authentications) {
    public Assertion {
      confirmations = List.copyOf(confirmations);
      audiences = List.copyOf(audiences);
      authentications = List.copyOf(authentications);
    }
  }

  /// By what whoever brings the assertion may be taken for its subject.
  public record Confirmation(String method, String recipient, String inResponseTo, Span span) {
    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    boolean isBearers() {
      return method.equals(BEARER);
    }
  }

  /// From when on and until when something is valid.
  public record Span(Optional<Instant> notBefore, Optional<Instant> notOnOrAfter) {}

  /// That the person has signed in at the provider.
  ///
  /// @param context in which way, as an `AuthnContextClassRef`
  /// @param until when the session that follows from it ends at the latest
  public record Authentication(String context, Optional<Instant> until) {}
}
