package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.contents.Difference;
import org.hikae.vault.contents.Difference.Change;
import org.hikae.vault.tree.FileKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points diff`: what changed from one point to another.
@Command(name = "diff", mixinStandardHelpOptions = true)
final class PointsDiff implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  private final DiffTotals totals = new DiffTotals();

  @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "diff.before")
  @SuppressWarnings("NullAway.Init")
  private String before;

  @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "diff.after")
  @SuppressWarnings("NullAway.Init")
  private String after;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsDiff(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var from = vault.snapshot(before);
      var to = vault.snapshot(after);
      if (json) {
        printJson(vault, from, to);
      } else {
        vault.compare(from, to, this::print);
        terminal.say(
            "diff.totals",
            count(totals.of(Change.ADDED)),
            bytes(totals.addedBytes()),
            count(totals.of(Change.REMOVED)),
            bytes(totals.removedBytes()),
            count(totals.of(Change.MODIFIED)),
            count(totals.of(Change.METADATA)));
      }
    }
    return 0;
  }

  private void printJson(Vault vault, Snapshot from, Snapshot to) throws Exception {
    try (var out = Json.stream(terminal)) {
      out.writeStartObject();
      out.writeStringProperty("before", from.id());
      out.writeStringProperty("after", to.id());
      out.writeArrayPropertyStart("differences");
      vault.compare(
          from,
          to,
          difference -> {
            totals.add(difference);
            out.writePOJO(difference);
          });
      out.writeEndArray();
      out.writePOJOProperty("totals", totals.page());
      out.writeEndObject();
    }
    terminal.out().println();
  }

  private void print(Difference difference) {
    totals.add(difference);
    var path = difference.kind() == FileKind.FOLDER ? difference.path() + "/" : difference.path();
    terminal.out().println(sign(difference.change()) + "  " + path + sizes(difference));
  }

  private static String sign(Change change) {
    return switch (change) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case MODIFIED -> "M";
      case METADATA -> "m";
    };
  }

  private static String sizes(Difference difference) {
    if (difference.kind() != FileKind.FILE) {
      return "";
    }
    return switch (difference.change()) {
      case ADDED -> "  " + bytes(difference.afterBytes());
      case REMOVED -> "  " + bytes(difference.beforeBytes());
      case MODIFIED ->
          "  " + bytes(difference.beforeBytes()) + " → " + bytes(difference.afterBytes());
      case METADATA -> "";
    };
  }
}
