package org.hikae.domain.estate;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Section;
import org.hikae.domain.estate.Telling.Threshold;
import org.hikae.domain.housekeeping.KeepTimes;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.text.Language;
import org.hikae.domain.volume.VolumeContract;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;

/// Reads an estate from its YAML file, whose shape `config/estate.schema.json` tells to editors.
/// Every mistake is reported at once, with its line and the way out.
public final class EstateFile {
  private EstateFile() {}

  public static Estate read(Path file) throws DocumentException {
    return read(Document.at(file));
  }

  /// Reads an estate from its text, for instance as the ledger holds it.
  public static Estate read(Document document) throws DocumentException {
    return document.as(EstateFile::estate);
  }

  private static Supplier<Estate> estate(Section root) {
    var siteSections = root.sections("sites", "site");
    var vaultSections = root.optionalSections("vaults", "vault");
    var serviceSections = root.sections("services", "service");
    var retentionSections = root.optionalSections("retention", "retention class");
    var contactSections = root.optionalSections("contacts", "contact");
    var scheduleSections = root.optionalSections("schedules", "schedule");
    unique(siteSections, "id");
    unique(vaultSections, "name");
    unique(serviceSections, "id");
    unique(retentionSections, "name");
    unique(contactSections, "id");
    unique(scheduleSections, "id");
    var siteNames = names(siteSections, "id");
    var vaultNames = names(vaultSections, "name");
    var sites = siteSections.stream().map(EstateFile::site).toList();
    var vaults = vaultSections.stream().map(vault -> vault(vault, siteNames, vaultNames)).toList();
    var known =
        new Known(siteNames, names(serviceSections, "id"), names(retentionSections, "name"));
    var services = serviceSections.stream().map(service -> service(service, known)).toList();
    Circles.report(serviceSections, services);
    Laws.report(sites, vaultSections, vaults, serviceSections, services);
    var retention = retentionSections.stream().map(RetentionSection::read).toList();
    var contacts = contactSections.stream().map(EstateFile::contact).toList();
    var mirrors =
        names(vaultSections.stream().filter(vault -> vault.has("mirrorOf")).toList(), "name");
    var forSchedules = new ScheduleSection.Known(siteNames, known.services(), vaultNames, mirrors);
    var schedules =
        scheduleSections.stream()
            .map(schedule -> ScheduleSection.read(schedule, forSchedules))
            .toList();
    var housekeeping =
        root.optionalSection("housekeeping").map(HousekeepingSection::read).orElse(KeepTimes.USUAL);
    return () ->
        new Estate(
            sites,
            vaults,
            services,
            retention.stream().map(Supplier::get).toList(),
            contacts,
            schedules.stream().map(Supplier::get).toList(),
            housekeeping);
  }

  /// The names that others may refer to.
  private record Known(List<String> sites, List<String> services, List<String> retention) {}

  private static Site site(Section site) {
    return new Site(
        new SiteId(site.name("id")),
        site.words("name"),
        site.value("jurisdiction", EstateFile::country, "JP"),
        site.word("role", SiteRole.class));
  }

  private static VaultPlace vault(Section vault, List<String> sites, List<String> vaults) {
    var name = new VaultName(vault.name("name"));
    var original =
        vault.has("mirrorOf") ? new VaultName(vault.reference("mirrorOf", "vault", vaults)) : null;
    if (name.equals(original)) {
      vault.mistake(
          "mirrorOf", "vault '" + name + "' is a mirror of itself", "name the vault it copies");
    }
    return new VaultPlace(
        name,
        new SiteId(vault.reference("site", "site", sites)),
        vault.value("url", EstateFile::vaultUrl, URI.create("file:unreadable")),
        original,
        vault.optionalSection("contract").map(EstateFile::contract).orElse(null));
  }

  private static VolumeContract contract(Section contract) {
    return new VolumeContract(
        contract.value("volume", RetentionSection::amount, new Bytes(1)),
        contract.value("until", EstateFile::day, LocalDate.EPOCH));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no day such as 2029-03-31", e);
    }
  }

  private static Service service(Section service, Known known) {
    var sites = known.sites();
    var tier = service.word("tier", Tier.class);
    var home = new SiteId(service.reference("home", "site", sites));
    var recovery = new SiteId(service.reference("recovery", "site", sites));
    if (home.equals(recovery)) {
      service.mistake(
          "recovery",
          "service '" + service.name("id") + "' would come back at the site that was lost",
          "name another site than its home");
    }
    var sources = sources(service);
    return new Service(
        new ServiceId(service.name("id")),
        service.words("name"),
        tier,
        service.word("mode", Mode.class, Mode.ASSISTED),
        home,
        recovery,
        objectives(service, Objectives.of(tier)),
        service.value("address", Address::parse, new Address("unreadable", 1)),
        ProbeSection.read(service.section("probe")),
        sources,
        service.references("dependsOn", "service", known.services()).stream()
            .filter(known.services()::contains)
            .map(ServiceId::new)
            .toList(),
        checks(service, sources),
        service.has("retention")
            ? service.reference("retention", "retention class", known.retention())
            : null);
  }

  private static List<ServiceCheck> checks(Section service, List<ServiceSource> sources) {
    var checks = service.optionalSections("checks", "check");
    unique(checks, "id");
    var names = sources.stream().map(source -> source.id().name()).toList();
    return checks.stream()
        .map(check -> CheckSection.read(check, names))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Contact contact(Section contact) {
    return new Contact(
        contact.name("id"),
        contact.words("name"),
        contact.values("roles", Role::new, new Role("unreadable")),
        contact.has("mail") ? contact.value("mail", EstateFile::mail, "unreadable") : null,
        contact.has("phone") ? contact.text("phone") : null,
        contact.has("webhook") ? contact.value("webhook", EstateFile::webhook, NOWHERE) : null,
        telling(contact));
  }

  private static Telling telling(Section contact) {
    var usual = Telling.USUAL;
    return new Telling(
        contact.word("notices", Threshold.class, usual.notices()),
        contact.span("after", usual.after()),
        contact.has("language") ? contact.word("language", Language.class) : null);
  }

  private static final URI NOWHERE = URI.create("https://unreadable");

  private static URI webhook(String text) {
    var url = URI.create(text);
    if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no webhook: write https://HOST/PATH, without a password");
    }
    return url;
  }

  private static String mail(String text) {
    if (!text.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("'" + text + "' is no mail address");
    }
    return text;
  }

  private static Objectives objectives(Section service, Objectives usual) {
    return service
        .optionalSection("objectives")
        .map(
            given ->
                new Objectives(
                    given.span("downtime", usual.downtime()), given.span("loss", usual.loss())))
        .orElse(usual);
  }

  private static List<ServiceSource> sources(Section service) {
    var sources = service.sections("sources", "source");
    unique(sources, "id");
    return sources.stream()
        .map(
            source ->
                new ServiceSource(
                    new SourceId(source.name("id")), source.word("kind", ServiceSource.Kind.class)))
        .toList();
  }

  private static void unique(List<Section> sections, String key) {
    var seen = new HashSet<String>();
    for (var section : sections) {
      var name = section.text(key, "");
      if (!name.isEmpty() && !seen.add(name)) {
        section.mistake(key, "'" + name + "' is there twice", "give each its own " + key);
      }
    }
  }

  private static List<String> names(List<Section> sections, String key) {
    return sections.stream()
        .map(section -> section.text(key, ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String country(String code) {
    if (!code.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("'" + code + "' is not a country code such as JP");
    }
    return code;
  }

  private static URI vaultUrl(String text) {
    var url = URI.create(text);
    if (url.getScheme() == null
        || !List.of("file", "site", "s3", "azblob").contains(url.getScheme())) {
      throw new IllegalArgumentException(
          "'" + text + "' does not begin with file:, site:, s3: or azblob:");
    }
    return url;
  }
}
