package org.hikae.domain.estate;

/// How much the business depends on a service.
public enum Tier {
  /// Core services (基幹業務): back within an hour unless their objectives say otherwise.
  CORE,
  /// All others (基幹業務以外): back within three hours.
  OTHER
}
