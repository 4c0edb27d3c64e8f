package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import org.hikae.vault.Snapshot;
import org.hikae.vault.hold.Holds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae points list`: every point of a vault, oldest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class PointsList implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(Set.of("--json"), Set.of("--vault", "--key-file"), Set.of());

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsList(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line = PLAIN.read(words).filter(read -> read.operands().isEmpty());
    var list = new PointsList(terminal);
    if (line.isEmpty() || !list.choice.take(line.get())) {
      return Optional.empty();
    }
    list.json = line.get().has("--json");
    return Optional.of(list);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var listing = vault.listing();
      var holds = vault.holds().standing();
      var points = listing.snapshots();
      if (json) {
        Json.print(
            terminal,
            points.stream().map(point -> PointJson.of(point, holds.of(point.id()))).toList());
      } else if (points.isEmpty()) {
        terminal.say("points.none", choice.url());
      } else {
        terminal.print(table(points, holds));
      }
      listing.unreadable().forEach(this::warn);
      holds.damaged().forEach(key -> warn(terminal.words().say("points.damaged-hold", key)));
    }
    return 0;
  }

  private void warn(String sentence) {
    terminal.err().println(terminal.words().say("note", sentence));
  }

  /// The holds have a column when there are any.
  private List<String> table(List<Snapshot> points, Holds.Found holds) {
    var words = terminal.words();
    var columns =
        new ArrayList<>(
            List.of(
                Column.left(words.say("point")),
                Column.left(words.say("point.at")),
                Column.left(words.say("point.kind")),
                Column.right(words.say("point.files")),
                Column.right(words.say("point.size")),
                Column.right(words.say("point.added")),
                Column.left(words.say("point.source"))));
    var anyHeld = points.stream().anyMatch(point -> !holds.of(point.id()).isEmpty());
    if (anyHeld) {
      columns.add(Column.left(words.say("point.held")));
    }
    var table = new Table(columns.toArray(Column[]::new));
    for (var point : points) {
      var row = row(point, words);
      if (anyHeld) {
        row.add(
            holds.of(point.id()).stream()
                .map(hold -> PointNames.hold(hold, words))
                .collect(Collectors.joining("; ")));
      }
      table.row(row.toArray(String[]::new));
    }
    return table.lines();
  }

  private static List<String> row(Snapshot point, Words words) {
    return new ArrayList<>(
        List.of(
            PointNames.brief(point),
            Moments.local(point.consistentAt()),
            words.say(PointNames.kind(point)),
            count(point.figures().files()),
            bytes(point.figures().sourceBytes()),
            bytes(point.figures().storedBytes()),
            point.origin().source()));
  }
}
