package org.hikae.protocol;

/// Something the business would miss: `crm`.
public record ServiceId(String name) {
  public ServiceId {
    Names.require("service", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
