package org.hikae.domain.runbook;

import org.hikae.protocol.Names;

/// A step of a runbook: `restore`.
public record StepId(String name) {
  public StepId {
    Names.require("step", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
