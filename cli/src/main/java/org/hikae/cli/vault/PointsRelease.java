package org.hikae.cli.vault;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points release`: ends the holds of a point.
@Command(name = "release", mixinStandardHelpOptions = true)
final class PointsRelease implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(paramLabel = "POINT", descriptionKey = "point.choice")
  @SuppressWarnings("NullAway.Init")
  private String point;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsRelease(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var released = vault.holds().release(id(vault));
      if (json) {
        Json.print(terminal, released);
      } else if (released.isEmpty()) {
        terminal.say("released.none", point);
      } else {
        released.forEach(
            hold ->
                terminal.say(
                    "released", PointNames.brief(hold.snapshot()), hold.by(), hold.reason()));
      }
    }
    return 0;
  }

  /// A point that is gone may still be held: its whole name is enough then.
  private String id(Vault vault) throws Exception {
    try {
      return vault.snapshot(point).id();
    } catch (VaultException gone) {
      if (gone.code() != VaultException.Code.NO_SUCH_SNAPSHOT) {
        throw gone;
      }
      return vault.holds().all().holds().stream()
          .map(hold -> hold.snapshot())
          .filter(snapshot -> snapshot.startsWith(point))
          .findFirst()
          .orElseThrow(() -> gone);
    }
  }
}
