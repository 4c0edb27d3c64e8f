package org.hikae.vault.prune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hikae.vault.format.ObjectName;

/// What nothing needs inside of packs that stay. A part of it is borne: to move the rest of a pack
/// costs reading and writing all of that, and gives back little.
final class Waste {
  /// A pack of which less than this is needed may be rewritten.
  private static final double WORTH_KEEPING = 0.8;

  /// So much of what the packs hold may be waste.
  private static final double BORNE = 0.05;

  private final List<Pack> packs = new ArrayList<>();

  /// @param bytes as stored
  private record Pack(ObjectName name, long bytes, double needed) {
    double waste() {
      return bytes * (1 - needed);
    }
  }

  /// Weighs a pack that stays.
  ///
  /// @param needed the share of it that something needs, above 0
  void add(ObjectName pack, long bytes, double needed) {
    packs.add(new Pack(pack, bytes, needed));
  }

  /// The packs to be rewritten, the most wasteful first, until what is left is borne.
  List<ObjectName> worthMoving() {
    var waste = packs.stream().mapToDouble(Pack::waste).sum();
    var stored = packs.stream().mapToDouble(Pack::bytes).sum();
    var worth = new ArrayList<ObjectName>();
    var byNeed = packs.stream().sorted(Comparator.comparingDouble(Pack::needed)).toList();
    for (var pack : byNeed) {
      if (pack.needed() >= WORTH_KEEPING || waste <= BORNE * stored) {
        break;
      }
      worth.add(pack.name());
      waste -= pack.waste();
      stored -= pack.waste();
    }
    return worth;
  }
}
