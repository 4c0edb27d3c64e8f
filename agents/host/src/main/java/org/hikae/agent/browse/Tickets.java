package org.hikae.agent.browse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hikae.protocol.FileForm;
import org.hikae.vault.Snapshot;

/// What is ready to be fetched: each once, within a minute, and not too many at a time.
final class Tickets {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);
  private static final int MOST = 1000;
  private static final int BYTES = 16;

  private final Map<String, Ticket> open = new LinkedHashMap<>();
  private final RandomGenerator random;
  private final InstantSource clock;

  /// @param random one that nobody can foresee
  Tickets(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Wanted(Snapshot snapshot, byte[] path, FileForm form) {}

  private record Ticket(Wanted wanted, Instant until) {}

  synchronized String issue(Wanted wanted) {
    var now = clock.instant();
    open.values().removeIf(ticket -> now.isAfter(ticket.until()));
    while (open.size() >= MOST) {
      open.remove(open.keySet().iterator().next());
    }
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var name = HexFormat.of().formatHex(bytes);
    open.put(name, new Ticket(wanted, now.plus(GOOD_FOR)));
    return name;
  }

  synchronized Optional<Wanted> redeem(String name) {
    return Optional.ofNullable(open.remove(name))
        .filter(ticket -> !clock.instant().isAfter(ticket.until()))
        .map(Ticket::wanted);
  }
}
