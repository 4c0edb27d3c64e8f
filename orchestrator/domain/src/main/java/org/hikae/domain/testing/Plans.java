package org.hikae.domain.testing;

import static org.hikae.domain.testing.Estates.NAGOYA;
import static org.hikae.domain.testing.Estates.OSAKA;
import static org.hikae.domain.testing.Estates.REGISTRY;
import static org.hikae.domain.testing.Estates.TOKYO;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Observation;
import org.hikae.domain.plan.Order;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.plan.PlanBinder;
import org.hikae.domain.runbook.Kind;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.RunbookFile;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;

/// Plans of the registry, with everybody there.
public final class Plans {
  private Plans() {}

  /// A shipped runbook.
  public static Runbook shipped(String name) {
    try {
      return ShippedRunbooks.read(new RunbookId(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A runbook that is written here.
  public static Runbook written(String yaml) {
    try {
      return RunbookFile.read(new Document("runbook.yaml", yaml));
    } catch (DocumentException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// Every site reached, both vaults with the same point, the registry active at `holder` with
  /// epoch 4.
  public static Observation allThere(SiteId holder) {
    var held = Snapshots.bothSources("p-0107", SnapshotKind.INCREMENTAL, Runs.after(-95_000));
    return new Observation(
        Runs.after(5_200),
        Set.of(TOKYO, OSAKA, NAGOYA),
        Map.of(TOKYO, held, OSAKA, held),
        Map.of(REGISTRY, new FencingToken(REGISTRY, holder, new Epoch(4))));
  }

  /// The plan of a runbook on an occasion. A failback begins at Osaka, everything else at Tokyo.
  public static Plan of(Runbook runbook, Occasion occasion) {
    var holder = runbook.kind() == Kind.FAILBACK && occasion == Occasion.INCIDENT ? OSAKA : TOKYO;
    var bound =
        new PlanBinder(runbook, Estates.threeSites())
            .bind(REGISTRY, Order.newest(occasion), allThere(holder));
    return switch (bound) {
      case Binding.Bound(var plan) -> plan;
      case Binding.Refused refused -> throw new IllegalStateException(refused.sentence().en());
    };
  }
}
