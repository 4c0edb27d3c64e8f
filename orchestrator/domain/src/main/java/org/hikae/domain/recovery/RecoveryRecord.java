package org.hikae.domain.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.SiteNames;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.outage.Outage;
import org.hikae.domain.outage.OutageClock;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.run.Run;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SnapshotRef;

/// The facts of one recovery, put together from the run's journal, the looks at the service and
/// what the vault holds of it. Whatever is said about a recovery is said from this.
///
/// @param samples every look at the service around the outage, oldest first
/// @param protection every snapshot of the service in the vault it was restored from, oldest first
/// @param author the orchestrator that put it together, and its software's version
public record RecoveryRecord(
    Estate estate,
    Service service,
    Run run,
    Outage outage,
    List<ProbeSample> samples,
    List<SnapshotRef> protection,
    Author author) {

  /// Who wrote it, with what, and when.
  public record Author(NodeId node, String version, Instant at) {}

  public RecoveryRecord {
    samples = List.copyOf(samples);
    protection = List.copyOf(protection);
  }

  /// Puts the record together. Throws `IllegalArgumentException` when the estate does not know the
  /// run's service.
  public static RecoveryRecord of(
      Estate estate, Run run, List<ProbeSample> samples, List<SnapshotRef> inVault, Author author) {
    var id = run.plan().service();
    var service =
        estate
            .service(id)
            .orElseThrow(() -> new IllegalArgumentException("no service " + id + " in the estate"));
    return new RecoveryRecord(
        estate,
        service,
        run,
        new OutageClock(run, samples).at(author.at()),
        samples.stream().sorted(Comparator.comparing(ProbeSample::sentAt)).toList(),
        inVault.stream()
            .filter(ref -> ref.service().equals(id))
            .sorted(Comparator.comparing(SnapshotRef::consistentAt))
            .toList(),
        author);
  }

  /// What the estate's sites are called.
  public SiteNames sites() {
    return SiteNames.in(estate);
  }

  /// The downtime against its objective.
  public Judgement downtime() {
    return outage.against(run.plan().objectives().downtime());
  }

  /// How far the service fell back in time, against its objective.
  public Judgement fallback() {
    return new Judgement(run.plan().fallsBackFrom(outage.began()), run.plan().objectives().loss());
  }

  /// Whether the service is back within both objectives.
  public boolean met() {
    return outage.over() && downtime().met() && fallback().met();
  }

  /// What was measured from outside under this name.
  public Stream<Evidence> evidence(String name) {
    return run.evidence().filter(evidence -> evidence.name().equals(name));
  }

  /// What the vault stores for all protected data.
  public Footprint footprint() {
    return Footprint.of(protection);
  }

  /// How far off the outage's begin can be: until the first bad look after it. Empty while there is
  /// none.
  public Optional<Duration> beginKnownTo() {
    return bad()
        .map(ProbeSample::endedAt)
        .filter(at -> at.isAfter(outage.began()))
        .findFirst()
        .map(at -> Duration.between(outage.began(), at));
  }

  /// How far off the outage's end can be: since the last bad look before it. Empty while it is not
  /// over.
  public Optional<Duration> endKnownTo() {
    return bad()
        .map(ProbeSample::sentAt)
        .filter(at -> outage.over() && at.isBefore(outage.ended()))
        .reduce((_, later) -> later)
        .map(at -> Duration.between(at, outage.ended()));
  }

  private Stream<ProbeSample> bad() {
    return samples.stream().filter(sample -> !sample.good());
  }
}
