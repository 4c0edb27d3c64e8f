package org.hikae.domain.estate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.document.Section;
import org.hikae.protocol.SourceId;

/// Reads one of a service's `checks`.
final class CheckSection {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private enum Kind {
    SQL,
    ROWS,
    CANARY,
    CHECKSUMS
  }

  private CheckSection() {}

  static Optional<ServiceCheck> read(Section check, List<String> sources) {
    var id = check.name("id");
    return switch (check.word("kind", Kind.class)) {
      case SQL -> sql(check, id, check.text("query"), check.text("expect", "> 0"));
      case ROWS -> rows(check, id, check.text("table"), check.count("atLeast", 1));
      case CANARY ->
          Optional.of(
              new ServiceCheck.Canary(id, check.text("query"), check.span("within", FRESH)));
      case CHECKSUMS ->
          Optional.of(
              new ServiceCheck.Checksums(
                  id, new SourceId(check.reference("source", "source", sources))));
    };
  }

  private static Optional<ServiceCheck> sql(Section check, String id, String query, String expect) {
    try {
      return Optional.of(new ServiceCheck.Sql(id, query, expect));
    } catch (IllegalArgumentException e) {
      check.mistake("expect", String.valueOf(e.getMessage()), "correct expect");
      return Optional.empty();
    }
  }

  private static Optional<ServiceCheck> rows(Section check, String id, String table, int atLeast) {
    try {
      return Optional.of(new ServiceCheck.Rows(id, table, atLeast));
    } catch (IllegalArgumentException e) {
      check.mistake("table", String.valueOf(e.getMessage()), "correct table");
      return Optional.empty();
    }
  }
}
