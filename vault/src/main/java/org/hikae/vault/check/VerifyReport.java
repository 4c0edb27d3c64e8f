package org.hikae.vault.check;

import java.util.List;
import java.util.Optional;
import org.hikae.vault.CheckReport;

/// What a verification came to.
///
/// @param slices which slices of the packs were looked at, counted from 0
/// @param unnoted why the vault keeps no note of it, if it keeps none: then the next sample is the
///   same
public record VerifyReport(
    CheckReport check, Sample sample, List<Integer> slices, Optional<String> unnoted) {
  public VerifyReport {
    slices = List.copyOf(slices);
  }
}
