package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.RestorePlan;

/// What a restore would do, for people.
final class RestorePlanPage {
  private static final int SHOWN = 20;

  private RestorePlanPage() {}

  static List<String> of(RestorePlan plan, Path target, Terminal terminal) {
    var words = terminal.words();
    var lines =
        new ArrayList<>(
            new Facts(words)
                .add("plan.target", target)
                .add("plan.created", count(plan.created()))
                .add("plan.changed", count(plan.changed()))
                .add("plan.left", count(plan.left()))
                .add("plan.removed", count(plan.removed()))
                .add("plan.write", bytes(plan.writeBytes()))
                .add("plan.reused", bytes(plan.reusedBytes()))
                .add("plan.fetch", bytes(plan.fetchBytes()))
                .add("plan.need", bytes(plan.needBytes()))
                .add("plan.free", bytes(plan.freeBytes()))
                .lines());
    some(plan.removals(), plan.removed())
        .forEach(path -> lines.add(words.say("plan.remove", path)));
    plan.obstacles().forEach(obstacle -> lines.add(words.say("plan.obstacle", obstacle)));
    if (!plan.fits()) {
      lines.add(words.say("plan.full"));
    }
    lines.add(words.say("plan.nothing"));
    return lines;
  }

  private static List<String> some(List<String> paths, long all) {
    var shown = new ArrayList<>(paths.subList(0, Math.min(SHOWN, paths.size())));
    if (all > shown.size()) {
      shown.add("… (" + count(all) + ")");
    }
    return shown;
  }
}
