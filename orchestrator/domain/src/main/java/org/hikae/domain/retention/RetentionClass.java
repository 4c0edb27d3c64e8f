package org.hikae.domain.retention;

import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.text.Bytes;

/// How long the points of some services are kept.
///
/// @param rules each keeps what it wants; what none wants is forgotten
/// @param floor no point that is younger is ever forgotten, whatever the quota says
/// @param quota what the points may weigh together in one vault; beyond it the oldest that no more
///   than a rule keeps are forgotten too
/// @param zone whose calendar has the days, weeks, months and years
public record RetentionClass(
    String name, List<Rule> rules, Period floor, Optional<Bytes> quota, ZoneId zone) {
  public RetentionClass {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("class '" + name + "' has no rule and would keep nothing");
    }
  }
}
