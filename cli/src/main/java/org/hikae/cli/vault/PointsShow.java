package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Snapshot;
import org.hikae.vault.hold.Hold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points show`: all that is known of a point.
@Command(name = "show", mixinStandardHelpOptions = true)
final class PointsShow implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(paramLabel = "POINT", descriptionKey = "point.choice")
  @SuppressWarnings("NullAway.Init")
  private String point;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsShow(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var snapshot = vault.snapshot(point);
      var holds = vault.holds().standing().of(snapshot.id());
      if (json) {
        Json.print(terminal, PointJson.of(snapshot, holds));
      } else {
        terminal.print(facts(snapshot, holds));
        snapshot.notes().forEach(note -> terminal.say("note", note));
      }
    }
    return 0;
  }

  private List<String> facts(Snapshot snapshot, List<Hold> holds) {
    var words = terminal.words();
    var origin = snapshot.origin();
    var figures = snapshot.figures();
    var facts =
        new Facts(words)
            .add("point", snapshot.id())
            .add("point.at", Moments.local(snapshot.consistentAt()))
            .add("point.began", Moments.local(snapshot.startedAt()))
            .add("point.machine", origin.machine())
            .add("point.source", origin.source())
            .add("point.kind", words.say(PointNames.kind(snapshot)));
    snapshot.parent().ifPresent(parent -> facts.add("point.parent", parent));
    origin.position().ifPresent(position -> facts.add("point.position", position));
    origin.labels().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(label -> facts.add("point.label", label.getKey() + " = " + label.getValue()));
    snapshot.roots().forEach(root -> facts.add("point.root", "/" + root));
    facts
        .add("point.files", count(figures.files()))
        .add("point.size", bytes(figures.sourceBytes()))
        .add("point.read", bytes(figures.readBytes()))
        .add("point.added", bytes(figures.storedBytes()));
    holds.forEach(hold -> facts.add("point.held", PointNames.hold(hold, words)));
    return facts.lines();
  }
}
