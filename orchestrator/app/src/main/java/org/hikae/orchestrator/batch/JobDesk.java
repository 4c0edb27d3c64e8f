package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.JobEvent;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.JobBegan;
import org.hikae.orchestrator.ledger.JobEvent.JobBrought;
import org.hikae.orchestrator.ledger.JobEvent.JobEnded;
import org.hikae.orchestrator.ledger.JobEvent.JobForgot;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobId;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.VaultName;

/// Where jobs are ordered and signed off: their begin and their end in the ledger. A stream of jobs
/// has one at a time.
public final class JobDesk {
  /// How many snapshots an entry names.
  private static final int AT_ONCE = 1000;

  private final Decisions decisions;
  private final EntryRows rows;
  private final JobRows jobs;
  private final DomainJson json;
  private final Clock clock;

  public JobDesk(Decisions decisions, EntryRows rows, JobRows jobs, DomainJson json, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.jobs = jobs;
    this.json = json;
    this.clock = clock;
  }

  /// What came of an order.
  public sealed interface Ordered {
    record Accepted(JobId job) implements Ordered {}

    /// Another job of this kind is not done yet.
    record Busy(JobId with) implements Ordered {}
  }

  /// Snapshots that the catalog has of a vault and that are not there any more, by their ids; no
  /// more than one entry names.
  record Gone(VaultName vault, List<String> snapshots) {
    /// As many as there are, in as many parts as it takes.
    static List<Gone> of(VaultName vault, List<String> snapshots) {
      var parts = new ArrayList<Gone>();
      for (var from = 0; from < snapshots.size(); from += AT_ONCE) {
        var part = snapshots.subList(from, Math.min(from + AT_ONCE, snapshots.size()));
        parts.add(new Gone(vault, List.copyOf(part)));
      }
      return parts;
    }
  }

  /// Orders work, unless such work is under way.
  public Ordered order(Work work) throws LedgerException, InterruptedException {
    return order(() -> JobId.of(work, clock.instant()), work);
  }

  /// Orders work under a name that it was given before: once, whoever asks again.
  public Ordered order(JobId job, Work work) throws LedgerException, InterruptedException {
    return order(() -> job, work);
  }

  private Ordered order(Supplier<JobId> name, Work work)
      throws LedgerException, InterruptedException {
    while (true) { // somebody else was first with something: it is in the tables now
      var ordered = tried(name.get(), work);
      if (ordered.isPresent()) {
        return ordered.get();
      }
    }
  }

  /// Whether there is or was a job of that name.
  public boolean knows(JobId job) {
    return jobs.find(job.name()).isPresent();
  }

  /// The job that is under way where this work would be.
  public Optional<JobId> open(Work work) {
    return rows.last(work.stream()).map(this::event).filter(JobEvent::open).map(JobEvent::job);
  }

  /// Empty: somebody else was first with something.
  private Optional<Ordered> tried(JobId job, Work work)
      throws LedgerException, InterruptedException {
    var last = rows.last(work.stream());
    if (knows(job)) { // asked after the last entry was read, so none is overlooked
      return Optional.of(new Ordered.Accepted(job));
    }
    if (last.isPresent() && event(last.get()).open()) {
      return Optional.of(new Ordered.Busy(event(last.get()).job()));
    }
    var version = last.map(LedgerEntry::version).orElse(0L);
    var began = new JobBegan(clock.instant(), job, work);
    return decisions.append(work.stream(), version, began) instanceof Receipt.Stands
        ? Optional.of(new Ordered.Accepted(job))
        : Optional.empty();
  }

  private JobEvent event(LedgerEntry entry) {
    return json.read(entry.body(), JobEvent.class);
  }

  /// Writes down work that was done as a step of a run, begin and end together; once, whoever asks
  /// again. Waits for a job of the same stream that is under way.
  void note(JobId job, Work work, List<SnapshotRef> made, VaultName vault)
      throws LedgerException, InterruptedException {
    var seen = rows.version(work.stream());
    while (order(job, work) instanceof Ordered.Busy) {
      decisions.awaitAfter(work.stream(), seen);
      seen = rows.version(work.stream());
    }
    var told = made.size() + " snapshots";
    end(job, work, new Ending.Done(Duration.ZERO, vault, told, made, Figures.NONE));
  }

  /// Writes down what a job came to, unless somebody did.
  public void end(JobId job, Work work, Ending ending)
      throws LedgerException, InterruptedException {
    end(job, work, ending, List.of());
  }

  /// The same, and by entries before it what was found to be gone.
  void end(JobId job, Work work, Ending ending, List<Gone> gone)
      throws LedgerException, InterruptedException {
    var last = rows.last(work.stream()).orElseThrow();
    if (!event(last).open() || !event(last).job().equals(job)) {
      return;
    }
    var version = last.version();
    for (var each : gone) {
      var forgot = new JobForgot(clock.instant(), job, each.vault(), each.snapshots());
      if (!(decisions.append(work.stream(), version++, forgot) instanceof Receipt.Stands)) {
        return; // somebody else ends it
      }
    }
    var rest = ending;
    while (rest instanceof Ending.Done done && done.snapshots().size() > AT_ONCE) {
      var brought = done.snapshots().subList(0, AT_ONCE);
      var some = new JobBrought(clock.instant(), job, done.vault(), brought);
      if (!(decisions.append(work.stream(), version++, some) instanceof Receipt.Stands)) {
        return; // somebody else ends it
      }
      rest = done.without(brought.size());
    }
    decisions.append(work.stream(), version, new JobEnded(clock.instant(), job, rest));
  }
}
