package org.hikae.domain.estate;

import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.SiteId;

/// What sites are called when people are told of them.
@FunctionalInterface
public interface SiteNames {
  Bilingual of(SiteId id);

  /// By their names in the estate; a site that is not in it any more by its id.
  static SiteNames in(Estate estate) {
    return id -> estate.site(id).map(Site::name).orElseGet(() -> Bilingual.same(id.name()));
  }
}
