package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How everything stands, as one orchestrator sees it.
///
/// @param leader null while nobody leads
/// @param leads whether this orchestrator leads, and reaches a majority
/// @param missing the orchestrators that there should be and that are not heard
/// @param applied the index of the newest ledger entry that is known here
public record StatusView(
    String node,
    @Nullable String leader,
    boolean leads,
    List<String> missing,
    long applied,
    List<SiteView> sites,
    List<ServiceView> services) {

  /// @param silentSince null while the site is reached
  public record SiteView(
      String id,
      Words name,
      String role,
      String jurisdiction,
      boolean reached,
      @Nullable Instant silentSince,
      List<String> nodes) {}

  /// @param site where it is active; null while it never was
  /// @param released whether the holder gave its lease back
  /// @param verdict what is made of the signs, as one sentence
  /// @param incident the incident that is open, if one is
  /// @param run the run that is open, if one is
  /// @param refusal why no plan can be bound, if none can
  public record ServiceView(
      String id,
      Words name,
      String tier,
      String mode,
      String home,
      String recovery,
      @Nullable String site,
      long epoch,
      boolean released,
      double leaseSeconds,
      String address,
      Objectives objectives,
      @Nullable ProbeView lastProbe,
      @Nullable Words verdict,
      @Nullable String state,
      @Nullable String incident,
      @Nullable String run,
      @Nullable Words refusal) {}

  /// The limits, in seconds.
  public record Objectives(double downtimeSeconds, double lossSeconds) {}

  public record ProbeView(Instant at, boolean good, double tookSeconds, String saw) {}
}
