package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Progress;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.archive.ArchiveSource;
import org.hikae.vault.archive.ImportOptions;
import org.hikae.vault.archive.ImportRun;
import org.hikae.vault.archive.Imported;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae import`: makes a point of an archive.
@Command(name = "import", mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(paramLabel = "FILE|-", descriptionKey = "import.file")
  @SuppressWarnings("NullAway.Init")
  private String file;

  @Option(names = "--source", paramLabel = "TEXT", descriptionKey = "import.source")
  private @Nullable String source;

  @Option(names = "--label", paramLabel = "NAME=TEXT", descriptionKey = "label")
  private final Map<String, String> labels = new LinkedHashMap<>();

  @Option(names = "--at-most", paramLabel = "SIZE", descriptionKey = "import.atMost")
  private @Nullable String atMost;

  @Option(names = "--dry-run", descriptionKey = "import.dryRun")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var began = System.nanoTime();
    var options = options();
    var archive = archive();
    var imported = dryRun ? new ImportRun(archive, options).look() : take(archive, options);
    report(imported, Duration.ofNanos(System.nanoTime() - began));
    return 0;
  }

  private ImportOptions options() throws Complaint {
    return atMost == null
        ? ImportOptions.USUAL
        : new ImportOptions(OptionalLong.of(TypedSize.bytes(atMost)));
  }

  private ArchiveSource archive() throws Complaint {
    if (file.equals("-")) {
      return new ArchiveSource.OfStream("standard input", System.in);
    }
    var path = Path.of(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new Complaint(
          ExitStatus.SOURCE_UNREADABLE,
          file + " is no file that can be read.",
          "check the path; nothing was stored.");
    }
    return new ArchiveSource.OfFile(path);
  }

  private Imported take(ArchiveSource archive, ImportOptions options)
      throws IOException, Complaint {
    var origin =
        new SnapshotOrigin(
            InetAddress.getLocalHost().getHostName(),
            source == null ? name() : source,
            SnapshotOrigin.Kind.FULL,
            Optional.empty(),
            Optional.empty(),
            labels);
    try (var vault = choice.open();
        var line = new ProgressLine(terminal)) {
      Progress progress = line;
      return vault.importArchive(archive, origin, options, progress);
    }
  }

  private String name() {
    return file.equals("-") ? "standard input" : Path.of(file).toAbsolutePath().normalize() + "";
  }

  private void report(Imported imported, Duration took) {
    if (json) {
      Json.print(terminal, imported);
      return;
    }
    imported.notes().forEach(note -> terminal.say("note", note));
    var entries = count(imported.entries());
    var size = bytes(imported.contentBytes());
    imported
        .snapshot()
        .ifPresentOrElse(
            point ->
                terminal.say(
                    "imported",
                    PointNames.brief(point),
                    entries,
                    size,
                    bytes(point.figures().storedBytes()),
                    Quantities.span(took)),
            () -> terminal.say("import.plan", file, entries, size));
  }
}
