package org.hikae.cli.vault;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Printable;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.contents.ListedFile;
import org.hikae.vault.tree.FileKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points files`: what a point holds.
@Command(name = "files", mixinStandardHelpOptions = true)
final class PointsFiles implements Callable<Integer> {
  private static final String BITS = "rwxrwxrwx";

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(index = "0", paramLabel = "POINT", descriptionKey = "point.choice")
  @SuppressWarnings("NullAway.Init")
  private String point;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "",
      descriptionKey = "files.path")
  @SuppressWarnings("NullAway.Init")
  private String path;

  @Option(
      names = {"-l", "--long"},
      descriptionKey = "files.long")
  private boolean longForm;

  @Option(
      names = {"-r", "--recursive"},
      descriptionKey = "files.recursive")
  private boolean recursive;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsFiles(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var snapshot = vault.snapshot(point);
      if (json) {
        printJson(vault, snapshot);
      } else {
        vault.files(snapshot, path, recursive, this::print);
      }
    }
    return 0;
  }

  private void printJson(Vault vault, Snapshot snapshot) throws Exception {
    try (var out = Json.stream(terminal)) {
      out.writeStartArray();
      vault.files(snapshot, path, recursive, out::writePOJO);
      out.writeEndArray();
    }
    terminal.out().println();
  }

  private void print(ListedFile file) {
    var shown = Printable.of(file.path()) + (file.kind() == FileKind.FOLDER ? "/" : "");
    if (longForm) {
      terminal
          .out()
          .printf(
              "%s%s  %5d %5d  %14d  %s  %s%s%n",
              type(file.kind()),
              permissions(file.mode()),
              file.uid(),
              file.gid(),
              file.size(),
              Moments.local(file.modified()),
              shown,
              file.target().map(target -> " -> " + Printable.of(target)).orElse(""));
    } else {
      terminal.out().println(shown);
    }
  }

  private static char type(FileKind kind) {
    return switch (kind) {
      case FOLDER -> 'd';
      case FILE -> '-';
      case SYMBOLIC_LINK -> 'l';
      case FIFO -> 'p';
      case CHARACTER_DEVICE -> 'c';
      case BLOCK_DEVICE -> 'b';
      case SOCKET -> 's';
      case UNKNOWN -> '?';
    };
  }

  private static String permissions(int mode) {
    var shown = new StringBuilder();
    for (var i = 0; i < BITS.length(); i++) {
      shown.append(((mode >> (8 - i)) & 1) == 1 ? BITS.charAt(i) : '-');
    }
    special(shown, 2, mode, 04000, 's');
    special(shown, 5, mode, 02000, 's');
    special(shown, 8, mode, 01000, 't');
    return shown.toString();
  }

  private static void special(StringBuilder shown, int at, int mode, int bit, char letter) {
    if ((mode & bit) != 0) {
      var executable = shown.charAt(at) == 'x';
      shown.setCharAt(at, executable ? letter : Character.toUpperCase(letter));
    }
  }
}
