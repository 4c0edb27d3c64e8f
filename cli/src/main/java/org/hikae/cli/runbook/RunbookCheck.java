package org.hikae.cli.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.estate.Mistakes;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Finding;
import org.hikae.domain.runbook.RunbookFile;
import org.hikae.domain.runbook.RunbookFolder;
import org.hikae.domain.runbook.RunbookLint;
import org.hikae.domain.runbook.RunbookLint.Remark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae runbook lint`: looks for mistakes in the folder of a runbook, its pages included.
@Command(name = "lint", mixinStandardHelpOptions = true)
final class RunbookCheck implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0..*",
      paramLabel = "DIR",
      arity = "1..*",
      descriptionKey = "runbook.folders")
  private final List<Path> folders = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunbookCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  record Verdict(String folder, boolean good, List<Finding> findings, List<Remark> remarks) {}

  @Override
  public Integer call() throws IOException, Complaint {
    var verdicts = new ArrayList<Verdict>();
    for (var folder : folders) {
      verdicts.add(verdict(folder));
    }
    if (json) {
      Json.print(terminal, verdicts);
    } else {
      verdicts.forEach(this::print);
    }
    var bad = verdicts.stream().filter(verdict -> !verdict.good()).toList();
    if (!bad.isEmpty()) {
      throw new Complaint(
          ExitStatus.SETTINGS_UNREADABLE,
          bad.getFirst().folder() + " is not fit to be played.",
          "put right what is said above, then lint it again.");
    }
    return 0;
  }

  private static Verdict verdict(Path folder) throws IOException {
    var file = Files.isDirectory(folder) ? folder.resolve(RunbookFolder.FILE) : folder;
    try {
      var runbook = RunbookFile.read(file);
      var remarks =
          new RunbookLint(
                  runbook,
                  page(file.resolveSibling("README.md")),
                  page(file.resolveSibling("README.ja.md")))
              .remarks();
      return new Verdict(
          file.toString(), remarks.stream().noneMatch(Remark::grave), List.of(), remarks);
    } catch (DocumentException mistaken) {
      return new Verdict(file.toString(), false, mistaken.findings(), List.of());
    }
  }

  private static String page(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private void print(Verdict verdict) {
    Mistakes.print(terminal, verdict.folder(), verdict.findings());
    for (var remark : verdict.remarks()) {
      terminal
          .out()
          .println(
              verdict.folder()
                  + ": "
                  + terminal.words().say(remark.grave() ? "runbook.mistake" : "runbook.advice")
                  + ": "
                  + remark.sentence()
                  + "; "
                  + remark.wayOut());
    }
    if (verdict.good()) {
      terminal.say("runbook.good", verdict.folder());
    }
  }
}
