package org.hikae.vault.contents;

import java.util.List;

/// A part of what a folder holds, by name.
///
/// @param more whether there are others after these
public record FolderPage(List<FolderEntry> entries, boolean more) {
  public FolderPage {
    entries = List.copyOf(entries);
  }
}
