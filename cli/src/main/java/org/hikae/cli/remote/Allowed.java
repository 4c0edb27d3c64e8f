package org.hikae.cli.remote;

import java.util.List;
import java.util.Locale;

/// What an account or a token may do, as it is typed.
public enum Allowed {
  READ,
  TEST,
  RUN,
  ADMIN;

  /// As the API takes them.
  public static List<String> words(List<Allowed> rights) {
    return rights.stream().map(Allowed::toString).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
