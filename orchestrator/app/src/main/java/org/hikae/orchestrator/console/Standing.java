package org.hikae.orchestrator.console;

import java.util.List;
import java.util.Optional;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.console.Overview.Headline;
import org.hikae.orchestrator.http.StatusView;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.orchestrator.http.StatusView.SiteView;
import org.hikae.orchestrator.http.Words;

/// What is said while every service answers: that all is well only when nobody is missing and every
/// service is at home.
record Standing(StatusView status, Language language) {
  Headline headline() {
    var absent = silentSite().or(this::missingNode);
    return elsewhere()
        .map(service -> elsewhere(service, absent))
        .or(() -> silentSite().map(site -> watch("headline.silent", site)))
        .or(() -> missingNode().map(node -> watch("headline.missing", node)))
        .orElseGet(() -> new Headline("headline.calm", "calm", List.of()));
  }

  private Headline elsewhere(ServiceView service, Optional<String> absent) {
    var name = in(service.name());
    var at = site(String.valueOf(service.site()));
    var home = site(service.home());
    return absent
        .map(who -> watch("headline.elsewhere.missing", name, at, home, who))
        .orElseGet(() -> watch("headline.elsewhere", name, at, home));
  }

  private Optional<ServiceView> elsewhere() {
    return status.services().stream()
        .filter(service -> !service.home().equals(service.site()))
        .findFirst();
  }

  private Optional<String> silentSite() {
    return status.sites().stream()
        .filter(site -> !site.reached())
        .map(site -> in(site.name()))
        .findFirst();
  }

  private Optional<String> missingNode() {
    return status.missing().stream().findFirst();
  }

  private String site(String id) {
    return status.sites().stream()
        .filter(site -> site.id().equals(id))
        .map(SiteView::name)
        .map(this::in)
        .findFirst()
        .orElse(id);
  }

  private static Headline watch(String key, String... words) {
    return new Headline(key, "watch", List.of(words));
  }

  private String in(Words words) {
    return language == Language.JA ? words.ja() : words.en();
  }
}
