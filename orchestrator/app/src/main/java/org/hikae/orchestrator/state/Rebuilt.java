package org.hikae.orchestrator.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.orchestrator.state.StateLine.Day;

/// What a home that was made of a state begins with beside its ledger: how that came, for the
/// ledger to tell, and the observations, for PostgreSQL.
public record Rebuilt(LedgerRebuilt event, List<Day> days) {
  private static final String FILE = "rebuilt.jsonl";
  private static final WireFormat WIRE = new WireFormat();

  public Rebuilt {
    days = List.copyOf(days);
  }

  static Rebuilt of(State state, String from, Instant at) {
    var event =
        new LedgerRebuilt(
            at, from, state.begun().at(), state.ledger().entries().size(), state.ledger().head());
    return new Rebuilt(event, state.days());
  }

  void write(Path home) throws IOException {
    var lines = days.stream().map(WIRE::write).collect(Collectors.joining("\n"));
    Files.writeString(home.resolve(FILE), WIRE.write(event) + "\n" + lines + "\n");
  }

  /// What this home was made of, unless it began empty.
  static Optional<Rebuilt> in(Path home) throws IOException {
    var file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var lines = Files.newBufferedReader(file, UTF_8)) {
      var event = WIRE.read(String.valueOf(lines.readLine()), LedgerRebuilt.class);
      var days = new ArrayList<Day>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          days.add((Day) WIRE.read(line, StateLine.class));
        }
      }
      return Optional.of(new Rebuilt(event, days));
    } catch (WireException e) {
      throw new IOException(file + " is not as it was written: " + e.getMessage(), e);
    }
  }
}
