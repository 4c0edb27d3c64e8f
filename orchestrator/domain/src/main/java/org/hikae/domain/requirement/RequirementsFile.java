package org.hikae.domain.requirement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Section;
import org.hikae.domain.requirement.Requirement.How;
import org.hikae.domain.requirement.Requirement.State;

/// Reads `config/requirements.yaml`.
public final class RequirementsFile {
  private static final String SHIPPED = "requirements/requirements.yaml";

  private RequirementsFile() {}

  /// Those that this release comes with.
  public static List<Requirement> shipped() throws IOException {
    try (var text = RequirementsFile.class.getResourceAsStream("/" + SHIPPED)) {
      if (text == null) {
        throw new IOException("this build has no " + SHIPPED);
      }
      return read(new Document(SHIPPED, new String(text.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  /// Throws with every mistake of the document.
  public static List<Requirement> read(Document document) throws DocumentException {
    return document.as(RequirementsFile::rows);
  }

  private static Supplier<List<Requirement>> rows(Section root) {
    var rows = root.sections("rows", "row").stream().map(RequirementsFile::row).toList();
    return () -> rows.stream().map(Supplier::get).toList();
  }

  private static Supplier<Requirement> row(Section row) {
    var id = row.text("id");
    var name = row.words("name");
    var requirement = row.words("requirement");
    var how = row.values("how", RequirementsFile::how, How.ENFORCE);
    var state = row.word("state", State.class);
    var note = row.has("note") ? row.words("note") : null;
    var evidence = row.has("evidence") ? row.text("evidence") : null;
    if (state == State.MET && evidence == null) {
      row.mistake("state", id + " is called met", "name what shows it under 'evidence'");
    }
    return () -> new Requirement(id, name, requirement, how, state, note, evidence);
  }

  private static How how(String word) {
    return How.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
