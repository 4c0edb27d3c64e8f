package org.hikae.vault;

import java.util.ArrayList;
import java.util.List;

/// What a check found; `findings` is empty when all is well.
public record CheckReport(
    long snapshots, long packs, long blobs, long readBytes, List<Finding> findings) {
  public CheckReport {
    findings = List.copyOf(findings);
  }

  public boolean clean() {
    return findings.isEmpty();
  }

  /// The same with more objects in which something is wrong, and which no snapshot needs.
  public CheckReport with(List<String> objects, String problem) {
    var all = new ArrayList<>(findings);
    objects.forEach(object -> all.add(new Finding(object, problem, List.of())));
    return new CheckReport(snapshots, packs, blobs, readBytes, all);
  }

  /// Something that is wrong: which object, how, and which snapshots it touches.
  public record Finding(String object, String problem, List<String> snapshots) {
    public Finding {
      snapshots = List.copyOf(snapshots);
    }
  }
}
