package org.hikae.orchestrator.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the first page shows, in one language, ready to be set.
///
/// @param services those that are not calm first; not all when there are many
/// @param allServices how many there are
public record Overview(
    String node,
    @Nullable String leader,
    long applied,
    Headline headline,
    List<SiteCard> sites,
    List<ServiceCard> services,
    int allServices,
    @Nullable RunCard run,
    List<PointRow> points,
    List<JobRow> jobs,
    String at) {

  /// How things are, at one glance.
  ///
  /// @param key of the message
  /// @param tone calm, watch, alarm or quiet
  public record Headline(String key, String tone, List<String> words) {}

  public record SiteCard(
      String id,
      String name,
      String role,
      boolean reached,
      @Nullable String silentFor,
      List<String> nodes) {}

  /// @param tone calm, watch, alarm or quiet
  public record ServiceCard(
      String id,
      String name,
      String tier,
      String mode,
      @Nullable String site,
      boolean atHome,
      String home,
      String recovery,
      long epoch,
      String address,
      String downtimeObjective,
      String lossObjective,
      String tone,
      @Nullable String probe,
      @Nullable String probeAgo,
      @Nullable String sentence,
      @Nullable String incident,
      boolean awaitsApproval) {}

  public record RunCard(
      String id,
      String service,
      String from,
      String to,
      String state,
      String tone,
      String openedAt,
      String downtime,
      String objective,
      boolean over,
      boolean met,
      double share,
      List<Bar> bars,
      List<StepRow> steps,
      List<Fact> evidence) {}

  /// A stretch of the timeline, in thousandths of its length.
  public record Bar(String segment, String title, double x, double width, String took) {}

  /// @param leg how far it is; null when it does not go on or counts nothing
  public record StepRow(
      String title, String segment, String state, String took, String said, @Nullable Leg leg) {}

  public record Fact(String name, String value) {}

  public record PointRow(
      String service,
      String mark,
      String kind,
      String at,
      String ago,
      String size,
      String stored,
      List<String> vaults) {}

  public record JobRow(
      String kind, String subject, String state, String began, String said, int percent) {}
}
