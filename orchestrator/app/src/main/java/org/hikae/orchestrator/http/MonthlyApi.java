package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.orchestrator.console.Speech;
import org.hikae.orchestrator.monthly.Months;
import org.hikae.orchestrator.report.MonthlyCsv;
import org.hikae.orchestrator.report.MonthlyReport;
import org.hikae.orchestrator.report.PrintedMonth;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What months were like: for programs, for spreadsheets, and as a page to be kept.
@RestController
@RequestMapping("/api/v1/reports")
public final class MonthlyApi {
  private final Months months;
  private final OnPaper onPaper;

  public MonthlyApi(Months months, OnPaper onPaper) {
    this.months = months;
    this.onPaper = onPaper;
  }

  @GetMapping
  @Says("The months of which there is a report, newest first; this one is not over yet.")
  List<String> months() {
    return months.known().stream().map(YearMonth::toString).toList();
  }

  @GetMapping("/{month}")
  @Says("What a month was like: recoveries, availability, the age of recovery points, jobs.")
  MonthlyView month(@PathVariable("month") String month) {
    return MonthlyView.of(record(month));
  }

  @GetMapping(path = "/{month}/html", produces = MediaType.TEXT_HTML_VALUE)
  @Says("The same as one page that needs nothing else.")
  String html(
      @PathVariable("month") String month,
      HttpServletRequest request,
      HttpServletResponse response) {
    ReportApi.closed(response);
    return new MonthlyReport(Speech.language(request)).html(record(month));
  }

  @GetMapping(path = "/{month}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Says("The same as PDF in one language, with its fonts.")
  byte[] pdf(
      @PathVariable("month") String month, HttpServletRequest request, HttpServletResponse response)
      throws InterruptedException {
    var printed = new PrintedMonth(Speech.language(request)).manuscript(record(month));
    return onPaper.pdf(printed, "hikae-" + asked(month), response);
  }

  @GetMapping(path = "/{month}/csv", produces = "text/csv")
  @Says("The same for spreadsheets.")
  String csv(@PathVariable("month") String month, HttpServletResponse response) {
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"hikae-" + asked(month) + ".csv\"");
    return MonthlyCsv.of(record(month));
  }

  private MonthlyRecord record(String said) {
    var month = asked(said);
    if (!months.known().contains(month)) {
      throw new Refusal(
          HttpStatus.NOT_FOUND,
          "nothing is known of " + month,
          "GET /api/v1/reports lists the months that there are.");
    }
    return months
        .of(month)
        .orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.CONFLICT, "no estate is in force here yet", "ask again soon."));
  }

  private static YearMonth asked(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'" + month + "' is no month", "write it like 2026-11.");
    }
  }
}
