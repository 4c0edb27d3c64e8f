package org.hikae.domain.runbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.document.Document;
import org.hikae.domain.text.Language;

/// The runbooks that come with Hikae, read from the class path.
public final class ShippedRunbooks {
  /// Their names, the most urgent first.
  public static final List<String> NAMES =
      List.of(
          "site-loss",
          "service-loss",
          "point-in-time",
          "switchover",
          "failback",
          "vault-damaged",
          "orchestrator-rebuilt");

  private ShippedRunbooks() {}

  /// All of them.
  public static List<Runbook> all() throws IOException {
    var all = new ArrayList<Runbook>();
    for (var name : NAMES) {
      all.add(read(new RunbookId(name)));
    }
    return List.copyOf(all);
  }

  /// The page that people read. Throws `IOException` when there is none.
  public static String page(RunbookId id, Language language) throws IOException {
    return text("runbooks/" + id + (language == Language.JA ? "/README.ja.md" : "/README.md"), id);
  }

  /// Reads one by its id. Throws `IOException` when none of that name is shipped or it cannot be
  /// read.
  public static Runbook read(RunbookId id) throws IOException {
    var name = "runbooks/" + id + "/runbook.yaml";
    return RunbookFile.read(new Document(name, text(name, id)));
  }

  private static String text(String name, RunbookId id) throws IOException {
    try (var text = ShippedRunbooks.class.getResourceAsStream("/" + name)) {
      if (text == null) {
        throw new IOException("no runbook called '" + id + "' is shipped");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
