package org.hikae.domain.runbook;

import org.hikae.domain.text.Bilingual;

/// What is done when a step has failed for good, before a person takes over.
public sealed interface WayBack {
  /// Nothing has to be undone, and why.
  record Nothing(Bilingual because) implements WayBack {}

  /// A person undoes it.
  record ByHand(Bilingual instructions) implements WayBack {}
}
