package org.hikae.domain.estate;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.jspecify.annotations.Nullable;

/// An estate taken apart into facts, by the thing that each is a fact of.
final class EstateFacts {
  private final Map<String, Map<String, String>> things = new TreeMap<>();

  private EstateFacts() {}

  static Map<String, Map<String, String>> of(Estate estate) {
    var facts = new EstateFacts();
    estate.sites().forEach(facts::site);
    estate.vaults().forEach(facts::vault);
    estate.services().forEach(facts::service);
    estate.retention().forEach(facts::retention);
    estate.contacts().forEach(facts::contact);
    estate.schedules().forEach(facts::schedule);
    estate
        .housekeeping()
        .chosen()
        .forEach((heap, kept) -> facts.put("housekeeping", heap.word(), kept));
    return facts.things;
  }

  private void site(Site site) {
    put("site " + site.id(), "name", site.name().en() + " / " + site.name().ja());
    put("site " + site.id(), "jurisdiction", site.jurisdiction());
    put("site " + site.id(), "role", word(site.role()));
  }

  private void vault(VaultPlace vault) {
    var thing = "vault " + vault.name();
    put(thing, "site", vault.site());
    put(thing, "url", vault.url());
    put(thing, "mirrorOf", vault.original());
    vault
        .contracted()
        .ifPresent(
            contract -> {
              put(thing, "contract.volume", contract.volume());
              put(thing, "contract.until", contract.until());
            });
  }

  private void service(Service service) {
    var thing = "service " + service.id();
    put(thing, "name", service.name().en() + " / " + service.name().ja());
    put(thing, "tier", word(service.tier()));
    put(thing, "mode", word(service.mode()));
    put(thing, "home", service.home());
    put(thing, "recovery", service.recovery());
    put(thing, "objectives.downtime", span(service.objectives().downtime()));
    put(thing, "objectives.loss", span(service.objectives().loss()));
    put(thing, "address", service.address());
    put(thing, "probe", service.probe());
    put(thing, "dependsOn", joined(service.dependsOn()));
    put(thing, "retention", service.retention());
    service.sources().forEach(source -> put(thing, "sources." + source.id(), word(source.kind())));
    service.checks().forEach(check -> put(thing, "checks." + check.id(), check));
  }

  private void retention(RetentionClass kept) {
    var thing = "retention class " + kept.name();
    for (var rule : kept.rules()) {
      switch (rule) {
        case Rule.Newest(var count) -> put(thing, "newest", count);
        case Rule.Younger(var age) -> put(thing, "younger", age);
        case Rule.NewestOfEach(var span, var count) -> put(thing, "each " + word(span), count);
      }
    }
    put(thing, "floor", kept.floor().isZero() ? null : kept.floor());
    put(thing, "quota", kept.quota().orElse(null));
    put(thing, "zone", kept.zone());
  }

  private void contact(Contact contact) {
    var thing = "contact " + contact.id();
    put(thing, "name", contact.name().en() + " / " + contact.name().ja());
    put(thing, "roles", joined(contact.roles()));
    put(thing, "mail", contact.mail());
    put(thing, "phone", contact.phone());
    put(thing, "webhook", contact.webhook());
    var telling = contact.telling();
    put(thing, "notices", word(telling.notices()));
    put(thing, "after", telling.after().isZero() ? null : span(telling.after()));
    put(thing, "language", telling.language());
  }

  private void schedule(Schedule schedule) {
    var thing = "schedule " + schedule.id();
    put(thing, "does", word(schedule.chore().kind()));
    put(thing, "at", schedule.due());
    put(thing, "jitter", schedule.jitter().isZero() ? null : span(schedule.jitter()));
    put(thing, "window", schedule.window().orElse(null));
    put(thing, "missed", word(schedule.missed()));
    var whom = schedule.chore().named().isEmpty() ? "all" : joined(schedule.chore().named());
    switch (schedule.chore()) {
      case Chore.BackUp(_, var depth) -> {
        put(thing, "services", whom);
        put(thing, "depth", word(depth));
      }
      case Chore.Mirror _, Chore.Retention _ -> put(thing, "vaults", whom);
      case Chore.Housekeeping _ -> put(thing, "sites", whom);
      case Chore.Verify(_, var sample) -> {
        put(thing, "vaults", whom);
        put(thing, "sample", sample);
      }
      case Chore.Drill(_, var runbook) -> {
        put(thing, "services", whom);
        put(thing, "runbook", runbook);
      }
      case Chore.Report _ -> {}
    }
  }

  private void put(String thing, String fact, @Nullable Object value) {
    var facts = things.computeIfAbsent(thing, _ -> new TreeMap<>());
    if (value != null && !value.toString().isEmpty()) {
      facts.put(fact, value.toString());
    }
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String span(Duration span) {
    return Spans.brief(span, Language.EN);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
