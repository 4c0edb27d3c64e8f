package org.hikae.domain.estate;

import java.time.Duration;
import org.hikae.domain.document.Section;
import org.jspecify.annotations.Nullable;

/// Reads the `probe` of a service.
final class ProbeSection {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private enum Kind {
    TCP,
    HTTP,
    POSTGRES
  }

  private ProbeSection() {}

  static Probe read(Section probe) {
    var every = probe.span("every", EVERY);
    var timeout = probe.span("timeout", TIMEOUT);
    return switch (probe.word("kind", Kind.class)) {
      case POSTGRES -> postgres(probe, every, timeout);
      case TCP -> new Probe.Tcp(every, timeout);
      case HTTP ->
          new Probe.Http(
              every,
              timeout,
              probe.flag("tls", true),
              probe.text("path", "/"),
              probe.count("status", 200));
    };
  }

  private static Probe postgres(Section probe, Duration every, Duration timeout) {
    return new Probe.Postgres(
        every,
        timeout,
        probe.text("database"),
        probe.text("user"),
        passwordFile(probe),
        probe.flag("tls", true),
        probe.text("query", "select 1"));
  }

  private static @Nullable String passwordFile(Section probe) {
    return probe.has("passwordFile") ? probe.text("passwordFile") : null;
  }
}
