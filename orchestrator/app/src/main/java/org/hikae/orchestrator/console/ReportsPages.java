package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.hikae.orchestrator.monthly.Months;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The months of which there is a report.
@Controller
public final class ReportsPages {
  private final Months months;
  private final Clock clock;

  public ReportsPages(Months months, Clock clock) {
    this.months = months;
    this.clock = clock;
  }

  /// @param over whether the month has ended
  public record Row(String month, String name, boolean over) {}

  @GetMapping("/reports")
  String reports(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    var known = months.known();
    model.addAttribute("v", rows(known, manner));
    return "reports";
  }

  /// The newest is the month that goes on.
  private static List<Row> rows(List<YearMonth> known, Manner manner) {
    return known.stream()
        .map(
            month ->
                new Row(month.toString(), name(month, manner), !month.equals(known.getFirst())))
        .toList();
  }

  private static String name(YearMonth month, Manner manner) {
    var english = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return manner.in(
        english + " " + month.getYear(), month.getYear() + "年" + month.getMonthValue() + "月");
  }
}
