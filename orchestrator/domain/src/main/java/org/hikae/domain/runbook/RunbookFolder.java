package org.hikae.domain.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Finding;

/// A folder of runbooks, each in a folder of its own that is called as it is.
public final class RunbookFolder {
  /// What the machine executes.
  public static final String FILE = "runbook.yaml";

  private RunbookFolder() {}

  /// Every runbook in it. Throws [DocumentException] when one is mistaken or called otherwise than
  /// its folder.
  public static List<Runbook> read(Path folder) throws IOException {
    var runbooks = new ArrayList<Runbook>();
    try (var inside = Files.newDirectoryStream(folder)) {
      for (var each : inside) {
        if (Files.exists(each.resolve(FILE))) {
          runbooks.add(one(each));
        }
      }
    }
    return List.copyOf(runbooks);
  }

  private static Runbook one(Path folder) throws DocumentException {
    var file = folder.resolve(FILE);
    var runbook = RunbookFile.read(file);
    if (!runbook.id().name().equals(String.valueOf(folder.getFileName()))) {
      throw new DocumentException(
          file.toString(),
          List.of(
              new Finding(
                  1,
                  "runbook '" + runbook.id() + "' is in the folder " + folder.getFileName(),
                  "give folder and id the same name")));
    }
    return runbook;
  }
}
