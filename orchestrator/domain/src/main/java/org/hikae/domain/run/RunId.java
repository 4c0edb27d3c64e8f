package org.hikae.domain.run;

import org.hikae.protocol.Names;

/// One execution of a plan: `registry-20261123-031502`.
public record RunId(String name) {
  public RunId {
    Names.require("run", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
