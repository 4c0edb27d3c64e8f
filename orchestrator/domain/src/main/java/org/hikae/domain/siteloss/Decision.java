package org.hikae.domain.siteloss;

import java.time.Instant;
import org.hikae.domain.estate.Mode;

/// That a failover is to happen, and who said so.
///
/// @param by a person's name, or the orchestrator's node when the mode is automatic
public record Decision(Instant at, Mode mode, String by) {}
