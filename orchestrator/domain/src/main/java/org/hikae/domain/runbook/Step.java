package org.hikae.domain.runbook;

import java.time.Duration;
import org.hikae.domain.text.Bilingual;

/// One move of a runbook.
///
/// @param segment the stretch of the outage that its time is counted to
/// @param owner who answers for it
/// @param budget how long it may take, all attempts together
/// @param byHand what a person does when the machine cannot
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
    Bilingual byHand) {}
