package org.hikae.vault.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hikae.vault.tree.TreePath;

/// What could not be taken as an archive has it: a sentence for each kind, with how often and with
/// the first that it befell.
final class MemberNotes {
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Befallen(byte[] first, int count) {
    Befallen again() {
      return new Befallen(first, count + 1);
    }
  }

  private final Map<String, Befallen> notes = new LinkedHashMap<>();

  void add(byte[] path, String what) {
    notes.merge(what, new Befallen(path, 1), (before, _) -> before.again());
  }

  List<String> sentences() {
    return notes.entrySet().stream()
        .map(
            note -> {
              var others = note.getValue().count() - 1;
              var path = TreePath.show(note.getValue().first());
              return path + (others > 0 ? " and " + others + " more " : " ") + note.getKey();
            })
        .toList();
  }
}
