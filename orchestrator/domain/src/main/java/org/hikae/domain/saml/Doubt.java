package org.hikae.domain.saml;

import java.util.Locale;

/// Why an answer of an identity provider lets nobody in.
public enum Doubt {
  /// It is too long, no Base64, or no XML; or XML with a DTD, comments or instructions in it.
  UNREADABLE,
  /// It is not what a response to a sign-in consists of, or has two of what there is one of.
  SHAPE,
  /// Its assertion is encrypted, which is not understood here.
  ENCRYPTED,
  /// The provider says that it did not sign the person in.
  STATUS,
  /// Neither response nor assertion is signed.
  UNSIGNED,
  /// A signature is not the provider's, does not fit, or is not about the element that it is in.
  SIGNATURE,
  /// A signature or digest by an algorithm that is not good enough, as SHA-1.
  ALGORITHM,
  /// It is of another provider.
  ISSUER,
  /// It is meant for another address.
  DESTINATION,
  /// It answers nothing that this browser had asked here.
  REQUEST,
  /// The person took too long.
  LATE,
  /// It is meant for another service.
  AUDIENCE,
  /// The subject's confirmation is missing, or is not one for whoever brings it here.
  CONFIRMATION,
  /// It is not valid yet.
  EARLY,
  /// It is not valid any more.
  EXPIRED,
  /// It does not say that they signed in there in one of the ways that are asked for.
  CONTEXT,
  /// It has a condition that is not understood here.
  CONDITION,
  /// It was used before.
  REPLAY,
  /// It does not say the person's name, or one that cannot be written down.
  NAME,
  /// None of the person's groups has a right here.
  NO_RIGHT;

  /// As it stands in the audit: `no-right`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
