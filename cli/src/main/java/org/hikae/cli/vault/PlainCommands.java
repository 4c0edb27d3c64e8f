package org.hikae.cli.vault;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Terminal;

/// The commands that scripts run all day, read without picocli, which takes longer to describe
/// itself than some of them run. Whatever is not plain (a request for help, an error, a rare
/// option) is picocli's.
public final class PlainCommands {
  private PlainCommands() {}

  /// The command, ready to be called; empty where the line is for picocli to understand.
  public static Optional<Callable<Integer>> of(Terminal terminal, String... arguments) {
    try {
      return of(terminal, List.of(arguments));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<Callable<Integer>> of(Terminal terminal, List<String> words) {
    return switch (start(words, 1)) {
      case "backup" -> BackupCommand.plain(terminal, after(words, 1));
      case "restore" -> RestoreCommand.plain(terminal, after(words, 1));
      default ->
          switch (start(words, 2)) {
            case "points forget" -> PointsForget.plain(terminal, after(words, 2));
            case "points list" -> PointsList.plain(terminal, after(words, 2));
            case "vault check" -> VaultCheck.plain(terminal, after(words, 2));
            case "vault info" -> VaultOverview.plain(terminal, after(words, 2));
            case "vault prune" -> VaultPrune.plain(terminal, after(words, 2));
            default -> Optional.empty();
          };
    };
  }

  private static String start(List<String> words, int count) {
    return String.join(" ", words.subList(0, Math.min(count, words.size())));
  }

  private static List<String> after(List<String> words, int count) {
    return words.subList(count, words.size());
  }
}
