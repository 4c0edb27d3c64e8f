package org.hikae.domain.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;

/// What came of binding a runbook.
public sealed interface Binding {
  record Bound(Plan plan) implements Binding {}

  /// No plan, and every reason why.
  record Refused(List<Refusal> reasons) implements Binding {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    /// All reasons as one sentence.
    public Bilingual sentence() {
      return new Bilingual(joined(Language.EN, "; "), joined(Language.JA, "、"));
    }

    private String joined(Language language, String by) {
      return reasons.stream()
          .map(reason -> reason.sentence().in(language))
          .collect(Collectors.joining(by));
    }
  }
}
