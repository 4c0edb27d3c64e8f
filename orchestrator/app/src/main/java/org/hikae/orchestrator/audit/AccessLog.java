package org.hikae.orchestrator.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.hikae.domain.access.Access;
import org.hikae.orchestrator.audit.AccessJournal.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes note of every access: of what only looks, and of what is turned away, the first of its
/// kind and then a count; of what changes something each one, on the disk before it is done.
public final class AccessLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

  private final AccessJournal journal;
  private final Repeats repeats;
  private final RandomGenerator random;
  private final Clock clock;

  public AccessLog(AccessJournal journal, Repeats repeats, RandomGenerator random, Clock clock) {
    this.journal = journal;
    this.repeats = repeats;
    this.random = random;
    this.clock = clock;
  }

  /// A change that was begun.
  public record Begun(String id, Access access) {}

  /// Writes down that a change is about to be made; without that it must not be.
  public Begun begin(Access access) throws IOException {
    var id = HexFormat.of().toHexDigits(random.nextLong());
    journal.write(new Line(id, false, access), true);
    return new Begun(id, access);
  }

  /// Writes down what came of it. Should that fail, the next life says that nobody knows.
  public void end(Begun begun, int status) {
    try {
      journal.write(new Line(begun.id(), true, begun.access().answered(status)), true);
    } catch (IOException e) {
      log.error("what came of an access was not written down", e);
    }
  }

  /// Takes note of what changed nothing. In an outage people have to see how things stand, so a
  /// full disk keeps nobody from looking.
  public void note(Access access, boolean known) {
    repeats.note(access, known).ifPresent(this::told);
  }

  /// Tells the counts whose time has come.
  public void count() {
    repeats.over(clock.instant()).forEach(this::told);
  }

  /// Tells everything that was counted: nothing more will come.
  @Override
  public void close() {
    repeats.rest().forEach(this::told);
  }

  private void told(Access access) {
    try {
      journal.write(new Line(access.at().toString(), true, access), false);
    } catch (IOException e) {
      log.error("an access was not written down: {}", access.path(), e);
    }
  }

  /// Now, as accurate as PostgreSQL keeps it.
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
