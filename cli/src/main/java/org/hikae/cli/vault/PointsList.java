package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae points list`: every point of a vault, oldest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class PointsList implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsList(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var points = vault.snapshots();
      if (json) {
        Json.print(terminal, points);
      } else if (points.isEmpty()) {
        terminal.say("points.none", choice.url());
      } else {
        terminal.print(table(points));
      }
    }
    return 0;
  }

  private List<String> table(List<Snapshot> points) {
    var words = terminal.words();
    var table =
        new Table(
            Column.left(words.say("point")),
            Column.left(words.say("point.at")),
            Column.left(words.say("point.kind")),
            Column.right(words.say("point.files")),
            Column.right(words.say("point.size")),
            Column.right(words.say("point.added")),
            Column.left(words.say("point.source")));
    points.forEach(point -> row(table, point, words));
    return table.lines();
  }

  private static void row(Table table, Snapshot point, Words words) {
    table.row(
        PointNames.brief(point),
        Moments.local(point.consistentAt()),
        words.say(
            point.origin().kind() == SnapshotOrigin.Kind.FULL ? "kind.full" : "kind.incremental"),
        count(point.figures().files()),
        bytes(point.figures().sourceBytes()),
        bytes(point.figures().storedBytes()),
        point.origin().source());
  }
}
