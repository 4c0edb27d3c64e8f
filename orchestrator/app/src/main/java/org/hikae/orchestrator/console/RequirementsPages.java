package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hikae.orchestrator.contract.Contract;
import org.hikae.orchestrator.contract.ContractRow;
import org.hikae.orchestrator.contract.ContractRow.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The operators' contract, row by row, and how it stands here.
@Controller
public final class RequirementsPages {
  private final Contract contract;
  private final Clock clock;

  public RequirementsPages(Contract contract, Clock clock) {
    this.contract = contract;
    this.clock = clock;
  }

  /// @param tally how many rows stand in each way, worst first
  public record Page(List<Tally> tally, List<Chapter> chapters) {}

  public record Tally(String standing, String tone, int count) {}

  public record Chapter(String key, List<Row> rows) {}

  /// @param finding what is seen here, with its time
  public record Row(
      String id,
      String name,
      String requirement,
      List<String> how,
      String standing,
      String tone,
      @Nullable String note,
      @Nullable String finding,
      @Nullable String at,
      @Nullable String evidence) {}

  @GetMapping("/requirements")
  String requirements(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    model.addAttribute("v", page(contract.rows(), manner));
    return "requirements";
  }

  private static Page page(List<ContractRow> rows, Manner manner) {
    var tally =
        Arrays.stream(Standing.values())
            .map(
                standing ->
                    new Tally(
                        word(standing),
                        tone(standing),
                        (int) rows.stream().filter(row -> row.standing() == standing).count()))
            .filter(each -> each.count() > 0)
            .toList();
    var chapters =
        rows.stream()
            .map(row -> chapter(row))
            .distinct()
            .map(
                key ->
                    new Chapter(
                        key,
                        rows.stream()
                            .filter(row -> chapter(row).equals(key))
                            .map(row -> row(row, manner))
                            .toList()))
            .toList();
    return new Page(tally, chapters);
  }

  private static String chapter(ContractRow row) {
    return row.requirement().id().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static Row row(ContractRow row, Manner manner) {
    var requirement = row.requirement();
    var finding = row.finding();
    return new Row(
        requirement.id(),
        manner.in(requirement.name()),
        manner.in(requirement.requirement()),
        requirement.how().stream().map(how -> how.name().toLowerCase(Locale.ROOT)).toList(),
        word(row.standing()),
        tone(row.standing()),
        requirement.remark().map(manner::in).orElse(null),
        finding == null ? null : manner.in(finding.sentence()),
        finding == null ? null : manner.minute(finding.at()),
        requirement.evidence());
  }

  private static String word(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static String tone(Standing standing) {
    return switch (standing) {
      case MET -> "calm";
      case AT_RISK, PART, NOT_EVIDENCED -> "watch";
      case BROKEN -> "alarm";
      case OPEN, ATTEST -> "quiet";
    };
  }
}
