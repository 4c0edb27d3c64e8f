package org.hikae.cli.user;

import java.util.List;
import java.util.Locale;

/// What an account may do, as it is typed.
enum Allowed {
  READ,
  TEST,
  RUN,
  ADMIN;

  static List<String> words(List<Allowed> rights) {
    return rights.stream().map(Allowed::toString).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
