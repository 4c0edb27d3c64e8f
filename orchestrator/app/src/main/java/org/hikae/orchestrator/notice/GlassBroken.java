package org.hikae.orchestrator.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.AccountRows;

/// That somebody signed in with an account that is for when nothing else works: everybody hears of
/// it, so that nobody can do so on the quiet.
public final class GlassBroken {
  private static final Duration NEWS = Duration.ofHours(1);

  private final AccountRows accounts;
  private final Clock clock;

  public GlassBroken(AccountRows accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  List<Concern> now() {
    return accounts.glassBrokenSince(clock.instant().minus(NEWS)).stream()
        .map(GlassBroken::concern)
        .toList();
  }

  private static Concern concern(AccountRows.GlassBroken used) {
    return new Concern(
        "glass " + used.name() + " " + used.at(),
        Urgency.ALARM,
        new Bilingual(
            "The break-glass account %s was used from %s.".formatted(used.name(), used.from()),
            "非常用アカウント%sが%sから使われました。".formatted(used.name(), used.from())),
        "hikae audit list --who account/" + used.name(),
        "/audit?who=account/" + used.name(),
        true);
  }
}
