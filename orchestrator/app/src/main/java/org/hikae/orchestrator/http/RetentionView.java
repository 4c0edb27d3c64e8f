package org.hikae.orchestrator.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hikae.domain.forgetting.Fate;
import org.hikae.domain.forgetting.ReasonWords;
import org.hikae.domain.forgetting.RetentionPlan;
import org.hikae.domain.forgetting.VaultRetention;
import org.hikae.domain.points.PointMark;
import org.hikae.orchestrator.ledger.RetentionEvent.RetentionProposed;
import org.jspecify.annotations.Nullable;

/// What a vault would forget now, and why each point goes or stays.
///
/// @param plan the name of this choice of points; whoever orders it says which choice they saw
/// @param forgets how many points one run would forget
/// @param forgetsBytes what all that go added to the vault
/// @param leftAlone snapshots of services that have no retention class, or of no complete point
/// @param beforeContractEnd the last day of the vault's contract, when points would go before it;
///   null otherwise
/// @param proposal a choice that waits for a second person; null when none does
public record RetentionView(
    String vault,
    String plan,
    int forgets,
    long forgetsBytes,
    boolean needsTwoPeople,
    List<OfService> services,
    long leftAlone,
    @Nullable LocalDate beforeContractEnd,
    @Nullable Proposal proposal) {

  /// @param excessBytes how far what has to be kept is over the quota
  public record OfService(
      String service,
      String retention,
      int kept,
      int forgotten,
      boolean needsTwoPeople,
      long excessBytes,
      List<Point> points) {}

  /// @param fate KEPT, EXPIRED or OVER_QUOTA
  public record Point(
      String mark, Instant consistentAt, long addedBytes, String fate, List<Words> because) {}

  public record Proposal(String plan, Instant at, String by, String note, List<Chosen> points) {}

  public record Chosen(String service, String mark) {}

  /// @param contractEnd the last day of the vault's contract, when there is one and it goes on
  static RetentionView of(
      VaultRetention retention,
      @Nullable LocalDate contractEnd,
      @Nullable RetentionProposed proposed) {
    var points = retention.forgotten();
    return new RetentionView(
        retention.look().vault().name(),
        VaultRetention.nameOf(points),
        points.size(),
        retention.weight().count(),
        retention.needsTwoPeople(),
        retention.services().stream().map(RetentionView::service).toList(),
        retention.leftAlone(),
        points.isEmpty() ? null : contractEnd,
        proposed == null ? null : proposal(proposed));
  }

  private static Proposal proposal(RetentionProposed proposed) {
    return new Proposal(
        proposed.plan(),
        proposed.at(),
        proposed.by(),
        proposed.note(),
        proposed.points().stream().map(RetentionView::chosen).toList());
  }

  private static Chosen chosen(PointMark point) {
    return new Chosen(point.service().name(), point.mark());
  }

  private static OfService service(VaultRetention.OfService of) {
    var plan = of.plan();
    var words = new ReasonWords(plan.retention().zone());
    return new OfService(
        of.service().name(),
        plan.retention().name(),
        plan.kept().size(),
        plan.forgotten().size(),
        of.needsTwoPeople(),
        plan.excess().count(),
        plan.lines().stream().map(line -> point(line, words)).toList());
  }

  private static Point point(RetentionPlan.Line line, ReasonWords words) {
    var candidate = line.candidate();
    return new Point(
        candidate.point().mark(),
        candidate.point().consistentAt(),
        candidate.added().count(),
        switch (line.fate()) {
          case Fate.Kept _ -> "KEPT";
          case Fate.Expired _ -> "EXPIRED";
          case Fate.OverQuota _ -> "OVER_QUOTA";
        },
        switch (line.fate()) {
          case Fate.Kept(var because) ->
              because.stream().map(reason -> Words.of(words.of(reason))).toList();
          case Fate.Expired _, Fate.OverQuota _ -> List.of(Words.of(words.going(line.fate())));
        });
  }
}
