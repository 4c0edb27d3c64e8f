package org.hikae.orchestrator.help;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/// Which section of which guide speaks of a page.
public final class HelpOn {
  /// By the first word of the page's address.
  static final Map<String, String> SECTIONS =
      Map.ofEntries(
          entry("", "console#now"),
          entry("runs", "console#leading-an-incident"),
          entry("notices", "best-practice#who-is-told"),
          entry("points", "day-to-day#one-file-out-of-a-point"),
          entry("vaults", "best-practice#two-copies"),
          entry("schedules", "best-practice#how-often"),
          entry("jobs", "console#protection"),
          entry("services", "console#beginning-a-drill"),
          entry("runbooks", "best-practice#what-to-rehearse"),
          entry("history", "console#readiness"),
          entry("availability", "day-to-day#availability"),
          entry("reports", "console#readiness"),
          entry("housekeeping", "best-practice#how-long-to-keep"),
          entry("requirements", "console#account"),
          entry("estate", "introduction#your-own-estate"),
          entry("audit", "best-practice#who-may-do-what"),
          entry("users", "console#who-may-do-what"),
          entry("figures", "console#account"),
          entry("settings", "console#account"),
          entry("account", "console#who-may-do-what"));

  private HelpOn() {}

  /// The address of what helps with a page.
  public static Optional<String> page(String path) {
    var words = path.split("/", -1);
    return Optional.ofNullable(words.length < 2 ? null : SECTIONS.get(words[1]))
        .map(section -> "/help/" + section);
  }
}
