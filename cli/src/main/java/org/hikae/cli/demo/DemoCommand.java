package org.hikae.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.demo.site.DemoFolder;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hikae demo`: three sites on this machine; one of them goes, its service comes back at another.
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--fault", paramLabel = "KIND", defaultValue = "kill", descriptionKey = "fault")
  @SuppressWarnings("NullAway.Init")
  private FaultKind fault;

  @Option(names = "--keep", descriptionKey = "keep")
  private boolean keep;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = ".hikae-demo",
      descriptionKey = "folder")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Option(names = "--lang", paramLabel = "en|ja", defaultValue = "", descriptionKey = "lang")
  @SuppressWarnings("NullAway.Init")
  private String language;

  @Option(names = "--json", descriptionKey = "demo.json")
  private boolean json;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var shown = (json ? terminal.onErr() : terminal).speaking(words());
    try (var demo = new Demo(shown, prepared(), fault)) {
      var outcome = demo.play();
      if (json) {
        Json.print(terminal, outcome.facts());
      }
      if (keep && outcome.good()) {
        demo.stay();
      }
      require(outcome);
      return ExitStatus.DONE.number();
    }
  }

  private static void require(Outcome outcome) throws Complaint {
    if (!outcome.good()) {
      throw new Complaint(
          ExitStatus.DEMO_FAILED,
          "the demo's promise did not hold: " + String.join("; ", outcome.shortfalls()) + ".",
          "the report says more: " + outcome.report() + "; what each process said is beside it.");
    }
  }

  private Words words() throws Complaint {
    return switch (language) {
      case "" -> terminal.words();
      case "en" -> Words.english();
      case "ja" -> Words.japanese();
      default ->
          throw new Complaint(
              ExitStatus.USAGE, "'" + language + "' is no language here.", "say en or ja.");
    };
  }

  private DemoFolder prepared() throws IOException, Complaint {
    try {
      return DemoFolder.prepare(folder);
    } catch (DemoFolder.NotOurs foreign) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          foreign.getMessage() + ".",
          "name an empty or a new folder with --folder.",
          foreign);
    } catch (DemoFolder.Occupied occupied) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          occupied.getMessage() + ".",
          "wait for its end, or name another folder with --folder.",
          occupied);
    }
  }
}
