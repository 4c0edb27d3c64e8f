package org.hikae.orchestrator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.SnapshotRef;
import org.jspecify.annotations.Nullable;

/// What the report of a run says, for programs.
///
/// @param met whether the service is back within both objectives
/// @param fallback how far its data fell back in time
public record ReportView(
    RunView run,
    boolean met,
    JudgedView downtime,
    JudgedView fallback,
    List<SnapshotView> restored,
    ProtectionView protection,
    LooksView looks,
    AuthorView author) {

  public record JudgedView(double seconds, double objectiveSeconds, boolean met) {}

  public record SnapshotView(
      String id,
      String source,
      String kind,
      Instant consistentAt,
      long sourceBytes,
      long storedBytes) {}

  /// What keeping the service's data has cost in the vault that it came from.
  public record ProtectionView(int snapshots, long readBytes, long storedBytes) {}

  /// The looks at the service that the times rest on.
  ///
  /// @param beginKnownToSeconds how far off the outage's begin can be
  /// @param endKnownToSeconds how far off its end can be
  public record LooksView(
      int count,
      int bad,
      List<String> observers,
      @Nullable Double beginKnownToSeconds,
      @Nullable Double endKnownToSeconds) {}

  public record AuthorView(String node, String version, Instant at) {}

  static ReportView of(RecoveryRecord record) {
    var author = record.author();
    return new ReportView(
        RunView.of(record.run(), record.outage(), Map.of(), record.sites()),
        record.met(),
        judged(record.downtime()),
        judged(record.fallback()),
        record.run().plan().point().snapshots().stream().map(ReportView::snapshot).toList(),
        new ProtectionView(
            record.footprint().snapshots(),
            record.footprint().read().count(),
            record.footprint().stored().count()),
        looks(record),
        new AuthorView(author.node().toString(), author.version(), author.at()));
  }

  private static JudgedView judged(Judgement judged) {
    return new JudgedView(
        RunView.seconds(judged.measured()), RunView.seconds(judged.limit()), judged.met());
  }

  private static SnapshotView snapshot(SnapshotRef ref) {
    return new SnapshotView(
        ref.id(),
        ref.source().toString(),
        ref.kind().name(),
        ref.consistentAt(),
        ref.sourceBytes(),
        ref.storedBytes());
  }

  private static LooksView looks(RecoveryRecord record) {
    var samples = record.samples();
    return new LooksView(
        samples.size(),
        (int) samples.stream().filter(sample -> !sample.good()).count(),
        samples.stream()
            .map(ProbeSample::observer)
            .map(Object::toString)
            .distinct()
            .sorted()
            .toList(),
        seconds(record.beginKnownTo()),
        seconds(record.endKnownTo()));
  }

  private static @Nullable Double seconds(Optional<Duration> span) {
    return span.map(RunView::seconds).orElse(null);
  }
}
