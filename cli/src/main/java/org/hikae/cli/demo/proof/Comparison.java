package org.hikae.cli.demo.proof;

import java.util.ArrayList;
import java.util.List;

/// What was found when everything that came back was compared with what the recovery point must
/// hold.
///
/// @param files how many restored files were compared
/// @param rows how many restored rows were compared, canary rows too
/// @param lostCanaries how many rows that were acknowledged before the fault did not come back
/// @param restoredUpTo the newest canary row of the point
/// @param differences one sentence each; empty when all is equal
public record Comparison(
    long files, long rows, long lostCanaries, long restoredUpTo, List<String> differences) {
  public Comparison {
    differences = List.copyOf(differences);
  }

  public boolean equal() {
    return differences.isEmpty();
  }

  /// What the point must hold, noted when the backup was taken.
  ///
  /// @param acknowledgedBefore the newest canary row that was acknowledged before it began
  /// @param sentBefore the newest that was sent when it had ended
  public record Expected(
      TreeImage documents, Holdings holdings, long acknowledgedBefore, long sentBefore) {}

  /// What stands at the recovery site now.
  public record Found(TreeImage documents, Holdings holdings, Canaries.Held canaries) {}

  /// The canary writer's account of the fault.
  ///
  /// @param acknowledged the newest row acknowledged when the site went
  /// @param acknowledgedNow the newest acknowledged when the canaries were read
  public record Account(long acknowledged, long acknowledgedNow) {}

  public static Comparison of(Expected expected, Found found, Account account) {
    var differences = new ArrayList<>(expected.documents().differences(found.documents()));
    if (!expected.holdings().equals(found.holdings())) {
      differences.add(
          "the tables hold " + found.holdings() + " and should hold " + expected.holdings());
    }
    var restoredUpTo = restoredUpTo(found.canaries(), account);
    canaries(expected, found.canaries(), account, restoredUpTo, differences);
    return new Comparison(
        found.documents().files(),
        found.holdings().rows() + found.canaries().numbers().cardinality(),
        account.acknowledged() - restoredUpTo,
        restoredUpTo,
        differences);
  }

  /// The newest of the rows that came back: all before the first gap.
  private static long restoredUpTo(Canaries.Held canaries, Account account) {
    var firstMissing = canaries.numbers().nextClearBit(1);
    return Math.min(firstMissing - 1L, account.acknowledged());
  }

  private static void canaries(
      Expected expected,
      Canaries.Held held,
      Account account,
      long restoredUpTo,
      List<String> differences) {
    if (held.falseSeals() > 0) {
      differences.add(held.falseSeals() + " canary rows carry a seal that is not theirs");
    }
    if (restoredUpTo < expected.acknowledgedBefore()) {
      differences.add(
          "canary row "
              + (restoredUpTo + 1)
              + " was acknowledged before the backup began and did not come back");
    }
    if (restoredUpTo > expected.sentBefore()) {
      differences.add(
          "canary row " + restoredUpTo + " came back and was sent after the backup had ended");
    }
    var strays =
        account.acknowledged()
            - restoredUpTo
            - held.missing(restoredUpTo + 1, account.acknowledged());
    if (strays > 0) {
      differences.add(strays + " canary rows came back although older ones are missing");
    }
    var missingSince = held.missing(account.acknowledged() + 1, account.acknowledgedNow());
    if (missingSince > 0) {
      differences.add(missingSince + " canary rows are missing that were acknowledged since");
    }
  }
}
