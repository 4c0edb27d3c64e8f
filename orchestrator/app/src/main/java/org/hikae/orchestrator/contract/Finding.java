package org.hikae.orchestrator.contract;

import java.time.Instant;
import org.hikae.domain.text.Bilingual;

/// What is seen of a requirement here and now.
///
/// @param at the moment of what it rests on
public record Finding(Grade grade, Bilingual sentence, Instant at) {
  /// How good it is.
  public enum Grade {
    MET,
    AT_RISK,
    BROKEN,
    /// Nothing here speaks for it or against it yet.
    NOT_EVIDENCED;

    /// The worse of two; what is not evidenced is worse than what is at risk.
    Grade or(Grade other) {
      return weight() >= other.weight() ? this : other;
    }

    private int weight() {
      return switch (this) {
        case MET -> 0;
        case AT_RISK -> 1;
        case NOT_EVIDENCED -> 2;
        case BROKEN -> 3;
      };
    }
  }
}
