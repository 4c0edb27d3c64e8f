package org.hikae.cli.vault;

import java.util.List;
import org.hikae.cli.terminal.Json;
import org.hikae.vault.Snapshot;
import org.hikae.vault.hold.Hold;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A point as JSON: what the vault says of it, and its holds.
final class PointJson {
  private PointJson() {}

  static JsonNode of(Snapshot snapshot, List<Hold> holds) {
    ObjectNode point = Json.mapper().valueToTree(snapshot);
    point.set("holds", Json.mapper().valueToTree(holds));
    return point;
  }
}
