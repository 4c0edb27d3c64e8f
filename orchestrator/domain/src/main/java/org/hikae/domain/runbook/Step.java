package org.hikae.domain.runbook;

import java.time.Duration;
import java.util.Set;
import org.hikae.domain.text.Bilingual;

/// One move of a runbook.
///
/// @param segment the stretch of the outage that its time is counted to
/// @param owner who answers for it
/// @param budget how long it may take, all attempts together
/// @param byHand what a person does when the machine cannot
/// @param on the occasions that it is there for
/// @param inDrill what becomes of it in a drill
public record Step(
    StepId id,
    Bilingual title,
    Segment segment,
    Action action,
    Role owner,
    Duration budget,
    Check check,
    Retries retries,
    WayBack wayBack,
    Bilingual byHand,
    Set<Occasion> on,
    InDrill inDrill) {
  public Step {
    on = Set.copyOf(on);
  }

  /// The same step under another name.
  public Step named(StepId other) {
    return new Step(
        other, title, segment, action, owner, budget, check, retries, wayBack, byHand, on, inDrill);
  }
}
