package org.hikae.orchestrator.report;

import org.hikae.domain.estate.Site;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.SiteId;

/// What sites are called.
final class Sites {
  private Sites() {}

  static Bilingual name(RecoveryRecord record, SiteId id) {
    return record.estate().site(id).map(Site::name).orElseGet(() -> Bilingual.same(id.name()));
  }
}
