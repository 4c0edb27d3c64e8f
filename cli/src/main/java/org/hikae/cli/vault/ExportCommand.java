package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.archive.ArchiveFormat;
import org.hikae.vault.archive.ExportOptions;
import org.hikae.vault.archive.Exported;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae export`: writes a point as an archive that every other tool reads.
@Command(name = "export", mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(paramLabel = "POINT", descriptionKey = "point.choice")
  @SuppressWarnings("NullAway.Init")
  private String point;

  @Option(names = "--to", paramLabel = "FILE|-", required = true, descriptionKey = "export.to")
  @SuppressWarnings("NullAway.Init")
  private String target;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "export.format")
  private @Nullable String format;

  @Option(names = "--path", paramLabel = "PATH", descriptionKey = "export.path")
  private final List<String> only = new ArrayList<>();

  @Option(names = "--base", paramLabel = "PATH", defaultValue = "", descriptionKey = "export.base")
  @SuppressWarnings("NullAway.Init")
  private String base;

  @Option(names = "--level", defaultValue = "3", descriptionKey = "export.level")
  private int level;

  @Option(names = "--dry-run", descriptionKey = "export.dryRun")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var began = System.nanoTime();
    var options = new ExportOptions(format(), base, only, level());
    var file = ArchiveFile.at(target, terminal);
    try (var vault = choice.open()) {
      var snapshot = vault.snapshot(point);
      if (dryRun) {
        report("export.plan", snapshot, vault.planExport(snapshot, options), Duration.ZERO);
      } else {
        var exported = export(vault, snapshot, options, file);
        report("exported", snapshot, exported, Duration.ofNanos(System.nanoTime() - began));
      }
    }
    return 0;
  }

  private Exported export(Vault vault, Snapshot snapshot, ExportOptions options, ArchiveFile file)
      throws IOException, Complaint {
    try (var progress = new ProgressLine(terminal);
        var out = file.open()) {
      var exported = vault.export(snapshot, out.stream(), options, progress);
      out.keep();
      return exported;
    }
  }

  /// What `--format` says, or the file's name; to standard output it is tar.
  private ArchiveFormat format() throws Complaint {
    if (format == null && target.equals("-")) {
      return ArchiveFormat.TAR;
    }
    var named = format == null ? target : "." + format.toLowerCase(Locale.ROOT);
    return ArchiveFormat.ofFileName(named)
        .orElseThrow(
            () ->
                new Complaint(
                    ExitStatus.USAGE,
                    "'" + (format == null ? target : format) + "' names no format of archives.",
                    "end the file's name in .tar, .tar.zst or .zip, or say it with --format."));
  }

  private int level() throws Complaint {
    if (level < 1 || level > 19) {
      throw new Complaint(
          ExitStatus.USAGE, level + " is no level of zstd.", "--level takes 1 to 19.");
    }
    return level;
  }

  /// Standard output is the archive's own when it goes there.
  private void report(String text, Snapshot snapshot, Exported exported, Duration took) {
    var here = target.equals("-") ? terminal.onErr() : terminal;
    if (json) {
      Json.print(here, exported);
      return;
    }
    exported.notes().forEach(note -> here.say("note", note));
    here.say(
        text,
        PointNames.brief(snapshot),
        target,
        count(exported.entries()),
        bytes(exported.contentBytes()),
        bytes(exported.archiveBytes()),
        Quantities.span(took));
  }
}
