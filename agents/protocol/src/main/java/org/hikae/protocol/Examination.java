package org.hikae.protocol;

import java.time.Duration;
import java.time.Instant;

/// A question that is put to a service which was restored, and what a right answer looks like.
public sealed interface Examination {
  /// What people call it.
  String name();

  /// A query whose single value has to compare as `expect` says: `>= 1000`, `= ok`.
  record Sql(String name, String query, String expect) implements Examination {}

  /// A query for the moment of the newest canary, which has to be no older than `within` before the
  /// recovery point.
  record Canary(String name, String query, Duration within, Instant point) implements Examination {}

  /// Every restored byte of a source is compared with the snapshot once more.
  record Checksums(String name, SourceId source) implements Examination {}

  /// What came of it.
  ///
  /// @param saw one line for people
  record Result(String name, boolean good, String saw) {}
}
