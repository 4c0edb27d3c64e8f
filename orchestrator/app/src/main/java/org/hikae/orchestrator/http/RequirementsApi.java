package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hikae.orchestrator.contract.Contract;
import org.hikae.orchestrator.contract.ContractRow;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The operators' contract, row by row.
@RestController
@RequestMapping("/api/v1")
public final class RequirementsApi {
  private final Contract contract;

  public RequirementsApi(Contract contract) {
    this.contract = contract;
  }

  /// @param standing MET, AT_RISK, BROKEN, NOT_EVIDENCED, PART, OPEN or ATTEST
  /// @param finding what is seen here, and at what time
  record RequirementView(
      String id,
      Words name,
      Words requirement,
      List<String> how,
      String standing,
      @Nullable Words note,
      @Nullable Words finding,
      @Nullable Instant at,
      @Nullable String evidence) {
    static RequirementView of(ContractRow row) {
      var requirement = row.requirement();
      var finding = row.finding();
      return new RequirementView(
          requirement.id(),
          Words.of(requirement.name()),
          Words.of(requirement.requirement()),
          requirement.how().stream().map(how -> how.name().toLowerCase(Locale.ROOT)).toList(),
          row.standing().name(),
          requirement.remark().map(Words::of).orElse(null),
          finding == null ? null : Words.of(finding.sentence()),
          finding == null ? null : finding.at(),
          requirement.evidence());
    }
  }

  @GetMapping("/requirements")
  @Says("Every row of the operators' contract and how it stands here.")
  List<RequirementView> requirements() {
    return contract.rows().stream().map(RequirementView::of).toList();
  }
}
