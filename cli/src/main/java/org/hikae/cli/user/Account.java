package org.hikae.cli.user;

import org.hikae.cli.remote.ApiPath;
import picocli.CommandLine.Parameters;

/// Which account is meant.
final class Account {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "users.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  String name() {
    return name;
  }

  /// The path of what is done with it.
  ApiPath path(String what) {
    return ApiPath.of("users", name, what);
  }
}
