package org.hikae.domain.forgetting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.domain.points.PointMark;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.Picture;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotTies;

/// What a retention run would do with a whole vault: a plan for each service that has a retention
/// class. Whatever belongs to no such service stays.
public record VaultRetention(VaultLook look, List<OfService> services) {
  /// How many percent of a service's points one person may have forgotten at a time.
  public static final int ONE_PERSONS_SHARE = 20;

  /// How many snapshots one run forgets at most; the next one goes on. A command names them all.
  public static final int AT_ONCE = 1000;

  public VaultRetention {
    services = List.copyOf(services);
  }

  public record OfService(ServiceId service, RetentionPlan plan) {
    public boolean needsTwoPeople() {
      return plan.needsTwoPeople(ONE_PERSONS_SHARE);
    }
  }

  /// The points that go, oldest first, as many as one run takes.
  public List<PointMark> forgotten() {
    var going =
        services.stream()
            .flatMap(each -> each.plan().forgotten().stream())
            .sorted(Comparator.comparing(candidate -> candidate.point().consistentAt()))
            .toList();
    var chosen = new ArrayList<PointMark>();
    var counts =
        look.snapshots().stream()
            .map(VaultRetention::markOf)
            .collect(Collectors.groupingBy(mark -> mark, Collectors.counting()));
    var snapshots = 0L;
    for (var candidate : going) {
      var mark = new PointMark(candidate.point().service(), candidate.point().mark());
      snapshots += counts.getOrDefault(mark, 0L);
      if (snapshots > AT_ONCE && !chosen.isEmpty()) {
        break;
      }
      chosen.add(mark);
    }
    return List.copyOf(chosen);
  }

  /// What those points added to the vault.
  public Bytes weight() {
    return services.stream()
        .map(each -> RetentionPlan.weight(each.plan().forgotten()))
        .reduce(Bytes.NONE, Bytes::plus);
  }

  public boolean needsTwoPeople() {
    return services.stream().anyMatch(OfService::needsTwoPeople);
  }

  /// What the vault looked like.
  public Picture picture() {
    return Picture.of(look.snapshots());
  }

  /// The ids of everything under these marks.
  public List<String> snapshotsOf(List<PointMark> points) {
    var wanted = new HashSet<>(points);
    return look.snapshots().stream()
        .filter(ties -> wanted.contains(markOf(ties)))
        .map(ties -> ties.snapshot().id())
        .toList();
  }

  private static PointMark markOf(SnapshotTies ties) {
    return new PointMark(ties.snapshot().service(), ties.snapshot().point());
  }

  /// How many snapshots of services are under no complete point of a service with a class.
  public long leftAlone() {
    var planned =
        services.stream()
            .flatMap(each -> each.plan().lines().stream())
            .map(line -> line.candidate().point())
            .map(point -> new PointMark(point.service(), point.mark()))
            .collect(Collectors.toSet());
    return look.snapshots().stream().filter(ties -> !planned.contains(markOf(ties))).count();
  }

  /// A short name of a choice of points, to say which choice was seen: equal for equal choices.
  public static String nameOf(List<PointMark> points) {
    try {
      var text =
          points.stream().map(PointMark::toString).sorted().collect(Collectors.joining("\n"));
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }
}
