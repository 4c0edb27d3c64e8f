package org.hikae.domain.plan;

import java.util.List;

/// What came of binding a runbook.
public sealed interface Binding {
  record Bound(Plan plan) implements Binding {}

  /// No plan, and every reason why.
  record Refused(List<Refusal> reasons) implements Binding {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    /// All reasons as one sentence.
    public String sentence() {
      return String.join("; ", reasons.stream().map(Refusal::sentence).toList());
    }
  }
}
