package org.hikae.orchestrator.state;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.orchestrator.settings.OrchestratorSettings.Member;
import org.hikae.orchestrator.state.StateException.Reason;

/// Whoever of an estate's orchestrators still answers. A ledger is never founded beside a living
/// one: there would be two truths.
record Survivors(List<Member> members, List<Member> alive) {
  Survivors {
    members = List.copyOf(members);
    alive = List.copyOf(alive);
  }

  /// @param answers whether something listens at an address
  static Survivors among(List<Member> members, Predicate<InetSocketAddress> answers) {
    var alive =
        members.parallelStream()
            .filter(
                member ->
                    Stream.of(member.ledger(), member.mesh(), member.console()).anyMatch(answers))
            .toList();
    return new Survivors(members, alive);
  }

  /// Those of whom nothing was heard.
  List<Member> silent() {
    return members.stream().filter(member -> !alive.contains(member)).toList();
  }

  void requireNone() throws StateException {
    if (alive.isEmpty()) {
      return;
    }
    var names =
        alive.stream().map(member -> member.node().toString()).collect(Collectors.joining(", "));
    var majority = alive.size() > members.size() / 2;
    throw majority
        ? new StateException(
            Reason.ALIVE,
            "a majority of the orchestrators lives ("
                + names
                + "), so the ledger does: a second one would be another truth",
            "start this orchestrator with its settings and an empty home: it joins them, and gets"
                + " everything from them.")
        : new StateException(
            Reason.ALIVE,
            names + " still runs, without a majority, and may know more than this point",
            "take its state (hikae orchestrator export-state --console ADDRESS --to FILE), stop it"
                + " for good, then rebuild: hikae orchestrator import-state FILE.");
  }
}
