package org.hikae.vault.archive;

import java.util.OptionalLong;

/// How to take an archive in.
///
/// @param mostBytes refuses an archive that unpacks to more; without it one that looks like a bomb
///   is refused: more than 10 GiB that are more than a thousand times what was read
public record ImportOptions(OptionalLong mostBytes) {
  public static final ImportOptions USUAL = new ImportOptions(OptionalLong.empty());
}
