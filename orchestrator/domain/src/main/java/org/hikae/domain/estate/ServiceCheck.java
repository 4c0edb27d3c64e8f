package org.hikae.domain.estate;

import java.time.Duration;
import java.time.Instant;
import org.hikae.protocol.Examination;
import org.hikae.protocol.Names;
import org.hikae.protocol.SourceId;

/// What a restored service is asked, beyond its probe, before a recovery of it counts as good.
public sealed interface ServiceCheck {
  String id();

  /// The examination of what was restored from a point of this moment.
  Examination examination(Instant point);

  /// @param expect an operator and a value: `>= 1000`, `= ok`
  record Sql(String id, String query, String expect) implements ServiceCheck {
    public Sql {
      Names.require("check", id);
      requireExpectation(expect);
    }

    @Override
    public Examination examination(Instant point) {
      return new Examination.Sql(id, query, expect);
    }
  }

  /// At least so many rows in a table.
  record Rows(String id, String table, long atLeast) implements ServiceCheck {
    public Rows {
      Names.require("check", id);
      if (!table.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?")) {
        throw new IllegalArgumentException("'" + table + "' is no name of a table");
      }
    }

    @Override
    public Examination examination(Instant point) {
      return new Examination.Sql(id, "select count(*) from " + table, ">= " + atLeast);
    }
  }

  /// The newest row that a writer left on purpose is no older than `within` before the point.
  record Canary(String id, String query, Duration within) implements ServiceCheck {
    public Canary {
      Names.require("check", id);
    }

    @Override
    public Examination examination(Instant point) {
      return new Examination.Canary(id, query, within, point);
    }
  }

  /// Every restored byte of a source equals the snapshot's.
  record Checksums(String id, SourceId source) implements ServiceCheck {
    public Checksums {
      Names.require("check", id);
    }

    @Override
    public Examination examination(Instant point) {
      return new Examination.Checksums(id, source);
    }
  }

  private static void requireExpectation(String expect) {
    if (!expect.matches("(=|!=|<|<=|>|>=) .+")) {
      throw new IllegalArgumentException(
          "'" + expect + "' is no expectation such as '>= 1000' or '= ok'");
    }
  }
}
