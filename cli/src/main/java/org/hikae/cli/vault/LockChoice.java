package org.hikae.cli.vault;

import java.time.Duration;
import java.util.Optional;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.vault.LockTerm;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.probe.StoreReport;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// For how long a new vault keeps what snapshots need from being deleted by anyone.
final class LockChoice {
  @Option(
      names = "--lock",
      paramLabel = "SPAN",
      converter = TypedSpan.class,
      descriptionKey = "lock")
  private @Nullable Duration span;

  @Option(names = "--lock-mode", paramLabel = "MODE", descriptionKey = "lockMode")
  private Mode mode = Mode.COMPLIANCE;

  /// Refuses to promise what the place was not seen to keep.
  Optional<LockTerm> allowedBy(StoreReport place) throws Complaint {
    if (span == null) {
      return Optional.empty();
    }
    var term = term(span);
    if (!place.can(Ability.LOCKS)) {
      throw new Complaint(
          ExitStatus.REFUSED,
          place.address() + " does not keep locked objects: nothing was made.",
          "use a bucket with object lock, a container with version-level immutability or a folder;"
              + " or leave --lock out.");
    }
    return Optional.of(term);
  }

  private LockTerm term(Duration asked) throws Complaint {
    try {
      return new LockTerm(asked, mode);
    } catch (IllegalArgumentException e) {
      throw new Complaint(
          ExitStatus.USAGE,
          String.valueOf(e.getMessage()) + ".",
          "what is locked cannot be deleted by anyone before: begin with 30d.",
          e);
    }
  }
}
