package org.hikae.orchestrator.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.RunbookId;

/// The runbooks that this orchestrator plays, by their names.
public final class Runbooks {
  /// The one that is opened by itself when a site is lost.
  public static final RunbookId SITE_LOSS = new RunbookId("site-loss");

  private final Map<String, Runbook> known = new TreeMap<>();

  public Runbooks(List<Runbook> runbooks) {
    runbooks.forEach(runbook -> known.put(runbook.id().name(), runbook));
  }

  public Optional<Runbook> find(RunbookId id) {
    return Optional.ofNullable(known.get(id.name()));
  }

  /// In the order of their names.
  public List<Runbook> all() {
    return List.copyOf(known.values());
  }

  Runbook siteLoss() {
    return find(SITE_LOSS).orElseThrow();
  }
}
