package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.recovery.RecoveryRecord.Author;
import org.hikae.domain.run.Run;
import org.hikae.orchestrator.batch.OutageAccounts;
import org.hikae.orchestrator.console.Speech;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.report.PrintedReport;
import org.hikae.orchestrator.report.RecoveryReport;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SnapshotRef;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The report of a run, to be kept: one page that needs nothing else, the same on paper, and its
/// facts for programs and spreadsheets.
@RestController
@RequestMapping("/api/v1")
public final class ReportApi {
  private final Board board;
  private final EstateInForce estate;
  private final OutageAccounts accounts;
  private final SnapshotRows snapshots;
  private final NodeId author;
  private final OnPaper onPaper;
  private final Clock clock;

  public ReportApi(
      Board board,
      EstateInForce estate,
      OutageAccounts accounts,
      SnapshotRows snapshots,
      NodeId author,
      OnPaper onPaper,
      Clock clock) {
    this.board = board;
    this.estate = estate;
    this.accounts = accounts;
    this.snapshots = snapshots;
    this.author = author;
    this.onPaper = onPaper;
    this.clock = clock;
  }

  @GetMapping(path = "/runs/{id}/report", produces = MediaType.TEXT_HTML_VALUE)
  @Says("The report of a run: one page that needs nothing else.")
  String report(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response) {
    closed(response);
    var record = record(board.found(id));
    return new RecoveryReport(clock.getZone(), Speech.language(request)).html(record);
  }

  /// A report brings its own style, and may have nothing else.
  static void closed(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  }

  @GetMapping(path = "/runs/{id}/report/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Says("The same as PDF in one language, with its fonts.")
  byte[] pdf(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws InterruptedException {
    var record = record(board.found(id));
    var report = new PrintedReport(clock.getZone(), Speech.language(request));
    return onPaper.pdf(report.manuscript(record), id, response);
  }

  @GetMapping(path = "/runs/{id}/report/csv", produces = "text/csv;charset=UTF-8")
  @Says("What took time or was measured in a run, a line each, for spreadsheets.")
  String csv(@PathVariable("id") String id, HttpServletResponse response) {
    var lines = ReportCsv.of(ReportView.of(record(board.found(id))));
    response.setHeader("Content-Disposition", Attachment.named(id + ".csv"));
    return lines;
  }

  @GetMapping("/runs/{id}/report/json")
  @Says("What the report of a run says, for programs.")
  ReportView json(@PathVariable("id") String id) {
    return ReportView.of(record(board.found(id)));
  }

  private RecoveryRecord record(Run run) {
    var known =
        estate
            .now()
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.CONFLICT, "no estate is in force here yet", "ask again soon."));
    return RecoveryRecord.of(
        known,
        run,
        accounts.looks(run),
        held(known, run),
        new Author(author, version(), clock.instant()));
  }

  /// What the vaults at the recovery site hold of the service.
  private List<SnapshotRef> held(Estate known, Run run) {
    return known
        .vaultsAt(run.plan().to())
        .flatMap(vault -> snapshots.of(vault.name(), run.plan().service()).stream())
        .toList();
  }

  private static String version() {
    return Optional.ofNullable(ReportApi.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }
}
