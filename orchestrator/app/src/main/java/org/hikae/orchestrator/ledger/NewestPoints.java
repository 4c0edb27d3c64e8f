package org.hikae.orchestrator.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.orchestrator.ledger.PointRows.Held;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.VaultName;

/// The newest complete recovery point of each service in each vault, found with one question
/// however many there are.
public final class NewestPoints {
  /// So many backups back a complete one is looked for.
  private static final int BACK = 4;

  private final PointRows rows;

  public NewestPoints(PointRows rows) {
    this.rows = rows;
  }

  /// Newest points by service and vault.
  public record Newest(Map<ServiceId, Map<VaultName, RecoveryPoint>> points) {
    /// Of one service, by vault; vaults without any are left out.
    public Map<VaultName, RecoveryPoint> in(ServiceId service) {
      return points.getOrDefault(service, Map.of());
    }
  }

  public Newest of(Estate estate, List<Service> services) {
    var sources = services.stream().mapToInt(each -> each.sources().size()).max().orElse(1);
    var held =
        rows
            .newest(
                estate.vaults().stream().map(VaultPlace::name).toList(),
                services.stream().map(Service::id).toList(),
                BACK * Math.max(1, sources))
            .stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.snapshot().service(), Collectors.groupingBy(Held::vault)));
    var newest = new HashMap<ServiceId, Map<VaultName, RecoveryPoint>>();
    services.forEach(
        service ->
            newest.put(service.id(), newest(service, held.getOrDefault(service.id(), Map.of()))));
    return new Newest(newest);
  }

  private static Map<VaultName, RecoveryPoint> newest(
      Service service, Map<VaultName, List<Held>> held) {
    var newest = new LinkedHashMap<VaultName, RecoveryPoint>();
    held.forEach(
        (vault, snapshots) ->
            RecoveryPoints.of(service, snapshots.stream().map(Held::snapshot).toList())
                .newest()
                .ifPresent(point -> newest.put(vault, point)));
    return newest;
  }
}
