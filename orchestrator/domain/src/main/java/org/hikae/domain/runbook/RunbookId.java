package org.hikae.domain.runbook;

import org.hikae.protocol.Names;

/// A runbook, named after its scenario and its folder: `site-loss`.
public record RunbookId(String name) {
  public RunbookId {
    Names.require("runbook", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
