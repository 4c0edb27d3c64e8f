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
import org.hikae.orchestrator.report.RecoveryReport;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SnapshotRef;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The report of a run: one page that needs nothing else, to be kept.
@RestController
@RequestMapping("/api/v1")
public final class ReportApi {
  private final Board board;
  private final EstateInForce estate;
  private final OutageAccounts accounts;
  private final SnapshotRows snapshots;
  private final NodeId author;
  private final Clock clock;

  public ReportApi(
      Board board,
      EstateInForce estate,
      OutageAccounts accounts,
      SnapshotRows snapshots,
      NodeId author,
      Clock clock) {
    this.board = board;
    this.estate = estate;
    this.accounts = accounts;
    this.snapshots = snapshots;
    this.author = author;
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
