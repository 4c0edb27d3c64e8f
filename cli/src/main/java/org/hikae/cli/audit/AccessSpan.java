package org.hikae.cli.audit;

import org.hikae.cli.remote.ApiPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Of what span accesses are asked for: the options of every command that looks through them.
final class AccessSpan {
  @Option(names = "--after", paramLabel = "TIME", descriptionKey = "audit.after")
  private @Nullable String after;

  @Option(names = "--until", paramLabel = "TIME", descriptionKey = "audit.until")
  private @Nullable String until;

  /// The same path, asked of this span.
  ApiPath in(ApiPath path) {
    return path.with("after", after).with("until", until);
  }
}
