package org.hikae.protocol;

/// A place apart in which a service is brought up without being active: named after the drill that
/// wants it.
public record SandboxId(String name) {
  public SandboxId {
    Names.require("sandbox", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
