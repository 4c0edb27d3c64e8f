package org.hikae.domain.runbook;

import org.hikae.protocol.Names;

/// Who answers for a step: `orchestrator` for the machine, `incident-lead` and the like for people.
public record Role(String name) {
  public Role {
    Names.require("role", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
