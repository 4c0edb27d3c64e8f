package org.hikae.protocol;

/// A place that fails as one: `tokyo`.
public record SiteId(String name) {
  public SiteId {
    Names.require("site", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
