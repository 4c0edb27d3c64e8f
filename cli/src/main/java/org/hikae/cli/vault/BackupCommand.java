package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae backup`: takes a snapshot of files and folders; what did not change is not read again.
@Command(name = "backup", mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(
          Set.of("--full", "--json"), Set.of("--vault", "--key-file"), Set.of("--exclude"));

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "paths")
  private final List<Path> paths = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "GLOB", descriptionKey = "exclude")
  private final List<String> excludes = new ArrayList<>();

  @Option(names = "--full", descriptionKey = "full")
  private boolean full;

  @Option(names = "--label", paramLabel = "NAME=TEXT", descriptionKey = "label")
  private final Map<String, String> labels = new java.util.LinkedHashMap<>();

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line = PLAIN.read(words).filter(read -> !read.operands().isEmpty());
    var backup = new BackupCommand(terminal);
    if (line.isEmpty() || !backup.choice.take(line.get())) {
      return Optional.empty();
    }
    line.get().operands().forEach(path -> backup.paths.add(Path.of(path)));
    backup.excludes.addAll(line.get().values("--exclude"));
    backup.full = line.get().has("--full");
    backup.json = line.get().has("--json");
    return Optional.of(backup);
  }

  @Override
  public Integer call() throws Exception {
    var roots = roots();
    var began = System.nanoTime();
    try (var vault = choice.open()) {
      var snapshot = backUp(vault, roots);
      report(snapshot, Duration.ofNanos(System.nanoTime() - began));
    }
    return 0;
  }

  private List<Path> roots() throws Complaint {
    for (var path : paths) {
      if (path.toString().isBlank()) {
        throw new Complaint(
            ExitStatus.USAGE, "an empty path names nothing.", "write . for the current folder.");
      }
      if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        throw new Complaint(
            ExitStatus.SOURCE_UNREADABLE,
            path + " does not exist.",
            "check the path; nothing was backed up.");
      }
    }
    return paths.stream().map(path -> path.toAbsolutePath().normalize()).sorted().toList();
  }

  private Snapshot backUp(Vault vault, List<Path> roots) throws IOException {
    var source = roots.stream().map(Path::toString).collect(Collectors.joining(" "));
    var machine = InetAddress.getLocalHost().getHostName();
    var parent = full ? Optional.<Snapshot>empty() : newest(vault, machine, source);
    var origin =
        new SnapshotOrigin(
            machine,
            source,
            parent.isPresent() ? SnapshotOrigin.Kind.INCREMENTAL : SnapshotOrigin.Kind.FULL,
            parent.map(Snapshot::id),
            Optional.empty(),
            labels);
    try (var progress = new ProgressLine(terminal)) {
      return vault.backUp(new FileBackup(origin, roots, excludes), progress);
    }
  }

  private static Optional<Snapshot> newest(Vault vault, String machine, String source)
      throws IOException {
    return vault.snapshots().reversed().stream()
        .filter(snapshot -> snapshot.origin().machine().equals(machine))
        .filter(snapshot -> snapshot.origin().source().equals(source))
        .findFirst();
  }

  private void report(Snapshot snapshot, Duration took) {
    if (json) {
      Json.print(terminal, snapshot);
      return;
    }
    snapshot.notes().forEach(note -> terminal.say("note", note));
    var figures = snapshot.figures();
    terminal.say(
        snapshot.parent().isPresent() ? "backup.incremental" : "backup.full",
        PointNames.brief(snapshot),
        count(figures.files()),
        bytes(figures.sourceBytes()),
        bytes(figures.readBytes()),
        bytes(figures.storedBytes()),
        Quantities.span(took));
  }
}
