package org.hikae.cli.vault;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.key.SlotSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae keys list`: the slots of a vault's key, oldest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class KeysList implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  KeysList(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var slots = vault.keySlots().all();
      if (json) {
        Json.print(terminal, slots);
      } else {
        terminal.print(table(slots));
      }
    }
    return 0;
  }

  private List<String> table(List<SlotSummary> slots) {
    var words = terminal.words();
    var table =
        new Table(
            Column.left(words.say("slot")),
            Column.left(words.say("slot.kind")),
            Column.left(words.say("slot.made")),
            Column.left(words.say("slot.label")),
            Column.left(words.say("slot.remark")));
    for (var slot : slots) {
      table.row(
          PointNames.brief(slot.id()),
          words.say("slot.kind." + slot.kind().name().toLowerCase(Locale.ROOT)),
          Moments.local(slot.madeAt()),
          slot.label().orElse("–"),
          remark(slot));
    }
    return table.lines();
  }

  private String remark(SlotSummary slot) {
    if (slot.problem().isPresent()) {
      return terminal.words().say("slot.damaged");
    }
    if (slot.inUse()) {
      return terminal.words().say("slot.in-use");
    }
    return slot.proven() ? "" : terminal.words().say("slot.unproven");
  }
}
