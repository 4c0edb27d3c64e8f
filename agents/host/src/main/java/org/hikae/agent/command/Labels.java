package org.hikae.agent.command;

import java.util.Map;
import java.util.Optional;
import org.hikae.protocol.Command.BackUp;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.vault.Snapshot;

/// How a snapshot in the vault says what it is a snapshot of.
public final class Labels {
  private static final String SERVICE = "service";
  private static final String SOURCE = "source";
  private static final String POINT = "point";

  private Labels() {}

  static Map<String, String> of(BackUp command, SourceId source) {
    return Map.of(SERVICE, command.service().name(), SOURCE, source.name(), POINT, command.point());
  }

  static boolean isOf(Snapshot snapshot, ServiceId service, SourceId source) {
    return service.name().equals(snapshot.labels().get(SERVICE))
        && source.name().equals(snapshot.labels().get(SOURCE));
  }

  /// The source that it is a snapshot of; empty when it is of another service, or nobody's.
  public static Optional<SourceId> source(Snapshot snapshot, ServiceId service) {
    return service.name().equals(snapshot.labels().get(SERVICE))
        ? Optional.ofNullable(snapshot.labels().get(SOURCE)).map(SourceId::new)
        : Optional.empty();
  }

  /// The snapshot in the protocol's words; empty when it is nobody's service (a person took it).
  static Optional<SnapshotRef> reference(Snapshot snapshot) {
    var labels = snapshot.labels();
    var service = labels.get(SERVICE);
    var source = labels.get(SOURCE);
    var point = labels.get(POINT);
    if (service == null || source == null || point == null) {
      return Optional.empty();
    }
    return Optional.of(
        new SnapshotRef(
            snapshot.id(),
            new ServiceId(service),
            new SourceId(source),
            point,
            kind(snapshot),
            snapshot.consistentAt(),
            snapshot.figures().sourceBytes(),
            snapshot.figures().storedBytes()));
  }

  private static SnapshotKind kind(Snapshot snapshot) {
    return switch (snapshot.origin().kind()) {
      case FULL -> SnapshotKind.FULL;
      case INCREMENTAL -> SnapshotKind.INCREMENTAL;
    };
  }
}
