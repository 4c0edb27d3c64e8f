package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.jspecify.annotations.Nullable;

/// From here on this estate is in force.
///
/// @param by who put it in force; null for the first one, which an orchestrator brought along
/// @param note why, in that person's words
/// @param document the YAML text that it was read from, comments and all
public record EstateAdopted(
    Instant at,
    Estate estate,
    @Nullable String by,
    @Nullable String note,
    @Nullable String document) {
  /// The one stream of estates.
  public static final String STREAM = "estate";

  public Optional<String> author() {
    return Optional.ofNullable(by);
  }
}
