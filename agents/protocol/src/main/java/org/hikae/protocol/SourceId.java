package org.hikae.protocol;

/// A thing to back up that belongs to a service: `database`, `documents`.
public record SourceId(String name) {
  public SourceId {
    Names.require("source", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
