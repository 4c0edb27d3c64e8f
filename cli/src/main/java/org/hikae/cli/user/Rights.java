package org.hikae.cli.user;

import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.remote.Allowed;
import picocli.CommandLine.Option;

/// What an account is to be allowed.
final class Rights {
  @Option(
      names = "--right",
      paramLabel = "RIGHT",
      split = ",",
      required = true,
      descriptionKey = "users.right")
  private final List<Allowed> rights = new ArrayList<>();

  /// As the API takes them.
  List<String> words() {
    return Allowed.words(rights);
  }
}
