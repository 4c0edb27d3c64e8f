package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/// What earlier demos came to, each in a folder that is named by when it ended. The newest are
/// kept.
record EarlierReports(Path folder) {
  private static final int KEPT = 10;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneId.systemDefault());

  /// Takes in the report of the last demo and what else there is of it, if there is a report.
  void take(Path report, List<Path> beside) throws IOException {
    if (Files.exists(report)) {
      var ended = NAME.format(Files.getLastModifiedTime(report).toInstant());
      var own = Files.createDirectories(free(folder.resolve(ended)));
      Files.move(report, own.resolve(report.getFileName()));
      for (var file : beside.stream().filter(Files::exists).toList()) {
        Files.move(file, own.resolve(file.getFileName()));
      }
      dropOldest();
    }
  }

  private static Path free(Path wanted) {
    var path = wanted;
    for (var number = 2; Files.exists(path); number++) {
      path = wanted.resolveSibling(wanted.getFileName() + "-" + number);
    }
    return path;
  }

  private void dropOldest() throws IOException {
    try (var all = Files.list(folder)) {
      for (var old : all.sorted(Comparator.reverseOrder()).skip(KEPT).toList()) {
        DemoFolder.remove(old);
      }
    }
  }
}
