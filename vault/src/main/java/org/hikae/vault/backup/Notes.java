package org.hikae.vault.backup;

import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;

/// What could not be taken as it was, one sentence each; of very many only their number.
final class Notes {
  private static final int MOST = 1000;

  private final List<String> kept = new ArrayList<>();
  private long more;

  synchronized void add(String note) {
    if (kept.size() < MOST) {
      kept.add(note);
    } else {
      more++;
    }
  }

  /// Why something could not be read, in one clause.
  static String reason(FileSystemException e) {
    return e instanceof NotDirectoryException
        ? "a folder that leads there became something else"
        : e.getReason() == null ? "the system gives no reason" : e.getReason();
  }

  synchronized List<String> all() {
    var all = new ArrayList<>(kept);
    all.sort(null);
    if (more > 0) {
      all.add("and " + more + " more");
    }
    return all;
  }
}
