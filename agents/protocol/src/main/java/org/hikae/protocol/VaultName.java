package org.hikae.protocol;

/// A vault, as the estate calls it: `tokyo`.
public record VaultName(String name) {
  public VaultName {
    Names.require("vault", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
