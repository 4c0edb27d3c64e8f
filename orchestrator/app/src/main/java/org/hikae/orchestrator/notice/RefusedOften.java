package org.hikae.orchestrator.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.AccessRows;
import org.hikae.orchestrator.ledger.AccessRows.Refused;

/// Addresses whose requests are refused again and again, at whichever orchestrator: somebody may be
/// trying doors, or a program has a token that is not good any more.
public final class RefusedOften {
  private static final Duration SPAN = Duration.ofMinutes(15);
  private static final int OFTEN = 20;

  private final AccessRows rows;
  private final Clock clock;

  public RefusedOften(AccessRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  List<Concern> now() {
    return rows.refusedSince(clock.instant().minus(SPAN), OFTEN).stream()
        .map(RefusedOften::concern)
        .toList();
  }

  /// Without a figure: it would be another sentence every time.
  private static Concern concern(Refused refused) {
    var from = refused.from();
    return new Concern(
        "refused " + from,
        Urgency.WATCH,
        new Bilingual(
            "Requests from %s were refused %d times or more within %d minutes."
                .formatted(from, OFTEN, SPAN.toMinutes()),
            "%sからの要求が%d分間に%d回以上拒否されました。".formatted(from, SPAN.toMinutes(), OFTEN)),
        "hikae audit list --refused --from " + from,
        "/audit?refused=true&from=" + URLEncoder.encode(from, StandardCharsets.UTF_8),
        false);
  }
}
