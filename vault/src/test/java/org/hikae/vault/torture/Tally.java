package org.hikae.vault.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What happened so far.
final class Tally {
  private final Map<Order.Verb, int[]> orders = new EnumMap<>(Order.Verb.class);
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();
  int rounds;
  int kills;
  int jumps;
  int restores;
  int checks;
  int swept;
  int rescued;
  long faults;

  void ok(Order.Verb verb) {
    count(verb)[0]++;
  }

  void failed(Order.Verb verb, String why) {
    count(verb)[1]++;
    var kind = why.replaceAll("[0-9a-f]{64}|/\\S+|\\d+", "…");
    failures.merge(verb + ": " + kind.substring(0, Math.min(160, kind.length())), 1, Integer::sum);
  }

  void killed(Order.Verb verb) {
    count(verb)[2]++;
  }

  private int[] count(Order.Verb verb) {
    return orders.computeIfAbsent(verb, _ -> new int[3]);
  }

  void violation(String what) {
    violations.add("round " + rounds + ": " + what);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  int operations() {
    return orders.values().stream().mapToInt(each -> each[0] + each[1] + each[2]).sum();
  }

  String line() {
    return "rounds %d, operations %d, kills %d, faults %d, clock jumps %d, swept packs %d, rescued %d, checks %d, restores compared %d, violations %d"
        .formatted(
            rounds,
            operations(),
            kills,
            faults,
            jumps,
            swept,
            rescued,
            checks,
            restores,
            violations.size());
  }

  List<String> details() {
    var lines = new ArrayList<String>();
    orders.forEach(
        (verb, each) ->
            lines.add(
                "%-8s %6d done, %6d failed, %6d killed"
                    .formatted(verb, each[0], each[1], each[2])));
    failures.forEach((why, times) -> lines.add("%6d × %s".formatted(times, why)));
    return lines;
  }
}
