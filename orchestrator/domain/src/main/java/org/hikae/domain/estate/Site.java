package org.hikae.domain.estate;

import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.SiteId;

/// A place that fails as one.
///
/// @param jurisdiction whose law governs there, as an ISO 3166 country code: `JP`
public record Site(SiteId id, Bilingual name, String jurisdiction, SiteRole role) {}
