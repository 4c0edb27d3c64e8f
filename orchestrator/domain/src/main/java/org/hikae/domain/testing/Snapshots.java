package org.hikae.domain.testing;

import static org.hikae.domain.testing.Estates.DATABASE;
import static org.hikae.domain.testing.Estates.DOCUMENTS;
import static org.hikae.domain.testing.Estates.REGISTRY;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;

/// Snapshots of the registry's two sources.
public final class Snapshots {
  private Snapshots() {}

  /// Both sources under one mark; the documents two seconds after the database.
  public static List<SnapshotRef> bothSources(String mark, SnapshotKind kind, Instant at) {
    return List.of(
        snapshot(DATABASE, mark, kind, at), snapshot(DOCUMENTS, mark, kind, at.plusSeconds(2)));
  }

  /// One source under a mark.
  public static SnapshotRef snapshot(SourceId source, String mark, SnapshotKind kind, Instant at) {
    var weighs = source.equals(DATABASE) ? 118_000_000L : 64_000_000L;
    return new SnapshotRef(
        idOf(source + "/" + mark + "/" + at),
        REGISTRY,
        source,
        mark,
        kind,
        at,
        weighs,
        kind == SnapshotKind.FULL ? weighs / 3 : weighs / 60);
  }

  public static List<SnapshotRef> all(List<SnapshotRef> some, List<SnapshotRef> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static String idOf(String seed) {
    var name = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(name.getMostSignificantBits())
        + HexFormat.of().toHexDigits(name.getLeastSignificantBits());
  }
}
