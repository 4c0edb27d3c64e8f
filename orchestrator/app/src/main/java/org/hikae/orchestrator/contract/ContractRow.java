package org.hikae.orchestrator.contract;

import org.hikae.domain.requirement.Requirement;
import org.jspecify.annotations.Nullable;

/// A row of the contract and how it stands here.
///
/// @param finding null where nothing is looked at
public record ContractRow(Requirement requirement, @Nullable Finding finding) {
  /// How a row stands, in one word.
  public enum Standing {
    MET,
    AT_RISK,
    BROKEN,
    NOT_EVIDENCED,
    /// Some of it is built.
    PART,
    /// Not built yet.
    OPEN,
    /// For an organisation to show; nothing was put down for it.
    ATTEST
  }

  /// What is built counts first; what is seen can only make it worse.
  public Standing standing() {
    if (requirement.onlyAttested()) {
      return Standing.ATTEST;
    }
    return switch (requirement.state()) {
      case OPEN -> Standing.OPEN;
      case PART ->
          finding != null && finding.grade() == Finding.Grade.BROKEN
              ? Standing.BROKEN
              : Standing.PART;
      case MET -> finding == null ? Standing.MET : Standing.valueOf(finding.grade().name());
    };
  }
}
