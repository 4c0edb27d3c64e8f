package org.hikae.domain.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hikae.domain.estate.Address;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.estate.Objectives;
import org.hikae.domain.estate.Probe;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.ServiceSource;
import org.hikae.domain.estate.Site;
import org.hikae.domain.estate.SiteRole;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;

/// The three sites of the demo with the one service that lives at Tokyo.
public final class Estates {
  public static final SiteId TOKYO = new SiteId("tokyo");
  public static final SiteId OSAKA = new SiteId("osaka");
  public static final SiteId NAGOYA = new SiteId("nagoya");
  public static final ServiceId REGISTRY = new ServiceId("registry");
  public static final SourceId DATABASE = new SourceId("database");
  public static final SourceId DOCUMENTS = new SourceId("documents");

  private Estates() {}

  public static Estate threeSites() {
    return threeSites(Mode.AUTOMATIC);
  }

  public static Estate threeSites(Mode mode) {
    return new Estate(
        List.of(
            new Site(TOKYO, new Bilingual("Tokyo", "東京"), "JP", SiteRole.PRIMARY),
            new Site(OSAKA, new Bilingual("Osaka", "大阪"), "JP", SiteRole.RECOVERY),
            new Site(NAGOYA, new Bilingual("Nagoya", "名古屋"), "JP", SiteRole.WITNESS)),
        List.of(vault("tokyo", TOKYO, 7801, false), vault("osaka", OSAKA, 7811, true)),
        List.of(registry(mode)));
  }

  public static Service registry(Mode mode) {
    return new Service(
        REGISTRY,
        new Bilingual("Resident registry", "住民台帳"),
        Tier.CORE,
        mode,
        TOKYO,
        OSAKA,
        new Objectives(Duration.ofHours(1), Duration.ofMinutes(15)),
        new Address("registry.example.jp", 5432),
        new Probe.Tcp(Duration.ofMillis(500), Duration.ofSeconds(1)),
        List.of(
            new ServiceSource(DATABASE, ServiceSource.Kind.POSTGRES),
            new ServiceSource(DOCUMENTS, ServiceSource.Kind.FILES)));
  }

  private static VaultPlace vault(String name, SiteId site, int port, boolean mirror) {
    return new VaultPlace(
        new VaultName(name),
        site,
        URI.create("site://127.0.0.1:" + port + "/vault"),
        mirror ? new VaultName("tokyo") : null);
  }
}
