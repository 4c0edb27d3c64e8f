package org.hikae.domain.estate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikae.domain.document.Section;
import org.hikae.protocol.Law;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.VaultName;

/// Every copy stays under the law of its original: a mirror's, a recovery's and a bucket's
/// jurisdiction is that of the site the data come from (SEC-01).
public final class Laws {
  private final Map<SiteId, Law> sites;

  private Laws(List<Site> sites) {
    this.sites =
        sites.stream()
            .collect(
                Collectors.toMap(Site::id, site -> new Law(site.jurisdiction()), (one, _) -> one));
  }

  public static Laws of(Estate estate) {
    return new Laws(estate.sites());
  }

  /// Whose law governs at a site of the estate.
  public Law at(SiteId site) {
    var law = sites.get(site);
    if (law == null) {
      throw new IllegalArgumentException("there is no site " + site);
    }
    return law;
  }

  /// Why `copy` must not hold what `original` holds, in a clause; empty when it may.
  public Optional<String> breach(VaultPlace original, VaultPlace copy) {
    return at(original.site()).equals(at(copy.site()))
        ? inBucket(copy)
        : Optional.of(
            "a copy in vault %s would leave %s for %s"
                .formatted(copy.name(), at(original.site()), at(copy.site())));
  }

  private Optional<String> inBucket(VaultPlace vault) {
    var here = at(vault.site());
    return Law.ofStore(vault.url().toString())
        .filter(law -> !law.equals(here))
        .map(
            law ->
                "vault %s belongs to %s in %s, and its bucket is in %s"
                    .formatted(vault.name(), vault.site(), here, law));
  }

  /// Reports what of a file breaks this, where it stands.
  static void report(
      List<Site> sites,
      List<Section> vaultSections,
      List<VaultPlace> vaults,
      List<Section> serviceSections,
      List<Service> services) {
    var laws = new Laws(sites);
    var byName =
        vaults.stream()
            .collect(Collectors.toMap(VaultPlace::name, Function.identity(), (one, _) -> one));
    for (var i = 0; i < vaults.size(); i++) {
      laws.report(vaultSections.get(i), vaults.get(i), byName);
    }
    for (var i = 0; i < services.size(); i++) {
      laws.report(serviceSections.get(i), services.get(i));
    }
  }

  private void report(Section section, VaultPlace vault, Map<VaultName, VaultPlace> all) {
    if (!sites.containsKey(vault.site())) {
      return; // reported already
    }
    inBucket(vault)
        .ifPresent(clause -> section.mistake("url", clause, "name a bucket under the site's law"));
    vault
        .mirrorOf()
        .map(all::get)
        .filter(original -> sites.containsKey(original.site()))
        .filter(original -> !at(original.site()).equals(at(vault.site())))
        .ifPresent(
            original ->
                section.mistake(
                    "mirrorOf",
                    breach(original, vault).orElseThrow(),
                    "mirror to a site under the same law"));
  }

  private void report(Section section, Service service) {
    if (!sites.containsKey(service.home()) || !sites.containsKey(service.recovery())) {
      return; // reported already
    }
    var home = at(service.home());
    var recovery = at(service.recovery());
    if (!home.equals(recovery)) {
      section.mistake(
          "recovery",
          "service '%s' would leave %s for %s".formatted(service.id(), home, recovery),
          "let it come back at a site under the same law");
    }
  }
}
