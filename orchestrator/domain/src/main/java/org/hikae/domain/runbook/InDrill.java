package org.hikae.domain.runbook;

import org.hikae.domain.text.Bilingual;

/// What becomes of a step in a drill.
public sealed interface InDrill {
  /// Whatever its action means in a sandbox; what would touch production is left out.
  record Usual() implements InDrill {}

  /// The very same as in an incident: the author says that it harms nobody.
  record AsInIncident() implements InDrill {}

  /// Something else.
  record Instead(Action action) implements InDrill {}

  /// Left out, and why.
  record LeftOut(Bilingual because) implements InDrill {}
}
