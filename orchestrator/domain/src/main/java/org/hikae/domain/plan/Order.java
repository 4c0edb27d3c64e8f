package org.hikae.domain.plan;

import java.time.Instant;
import java.util.Optional;
import org.hikae.domain.runbook.Occasion;
import org.jspecify.annotations.Nullable;

/// What a plan is asked for, beyond runbook and service.
///
/// @param mark the recovery point that is wanted; null leaves the choice to the binder
/// @param notAfter the newest moment that may come back: what was written later is corrupt or
///   encrypted by a stranger; null for no limit
public record Order(Occasion occasion, @Nullable String mark, @Nullable Instant notAfter) {
  /// The newest point, on this occasion.
  public static Order newest(Occasion occasion) {
    return new Order(occasion, null, null);
  }

  Optional<String> wanted() {
    return Optional.ofNullable(mark);
  }

  Optional<Instant> limit() {
    return Optional.ofNullable(notAfter);
  }
}
