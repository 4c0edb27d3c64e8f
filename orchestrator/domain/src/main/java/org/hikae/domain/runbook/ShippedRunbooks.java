package org.hikae.domain.runbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hikae.domain.document.Document;

/// The runbooks that come with Hikae, read from the class path.
public final class ShippedRunbooks {
  private ShippedRunbooks() {}

  /// Reads one by its id. Throws `IOException` when none of that name is shipped or it cannot be
  /// read.
  public static Runbook read(RunbookId id) throws IOException {
    var name = "runbooks/" + id + "/runbook.yaml";
    try (var text = ShippedRunbooks.class.getResourceAsStream("/" + name)) {
      if (text == null) {
        throw new IOException("no runbook called '" + id + "' is shipped");
      }
      return RunbookFile.read(
          new Document(name, new String(text.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }
}
