package org.hikae.orchestrator.ledger;

import org.hikae.protocol.Names;

/// One backup or mirror: `registry-20261123-031502-117`. Snapshots of a backup carry it as their
/// mark.
public record JobId(String name) {
  public JobId {
    Names.require("job", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
