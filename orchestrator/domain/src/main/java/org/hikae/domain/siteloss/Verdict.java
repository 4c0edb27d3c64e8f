package org.hikae.domain.siteloss;

import java.time.Instant;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.SiteId;

/// What is to be made of the [Signs], as one honest sentence.
public sealed interface Verdict {
  Bilingual sentence();

  /// Nothing is wrong that concerns the site.
  record Healthy(Bilingual sentence) implements Verdict {}

  /// The site answers but its service does not: not a site's loss, and no failover by itself.
  record ServiceAway(SiteId site, Instant since, Bilingual sentence) implements Verdict {}

  /// Some signs speak for a loss, not all: wait.
  record Suspected(SiteId site, Instant since, Bilingual sentence) implements Verdict {}

  /// This orchestrator cannot decide: it does not lead, or reaches no majority.
  record CannotDecide(Bilingual sentence) implements Verdict {}

  /// Every sign speaks for it, and a person has to decide.
  record AwaitingApproval(Declaration declaration, Bilingual sentence) implements Verdict {}

  /// Every sign speaks for it and it is decided: fail over.
  record Lost(Declaration declaration, Decision decision, Bilingual sentence) implements Verdict {}
}
