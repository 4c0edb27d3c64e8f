package org.hikae.domain.siteloss;

import java.time.Instant;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.SiteId;

/// A site is taken as lost, from when it was silent, when that was declared, and on which grounds.
public record Declaration(
    SiteId site, Instant silentSince, Instant declaredAt, Bilingual because) {}
