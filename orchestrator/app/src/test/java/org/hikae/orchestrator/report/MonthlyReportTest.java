package org.hikae.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.domain.testing.Estates.REGISTRY;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.history.RecoveryHistory;
import org.hikae.domain.monthly.JobCount;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.Observed;
import org.hikae.domain.monthly.Span;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.recovery.RecoveryRecord.Author;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.text.Language;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.print.PdfPrinter;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class MonthlyReportTest {
  private static final Span NOVEMBER = new Span(YearMonth.of(2026, 11), ZoneId.of("Asia/Tokyo"));

  @Test
  void theMonthIsToldInBothLanguages() throws Exception {
    var page = page(record(Duration.ofSeconds(750)));

    assertThat(page)
        .contains("November 2026", "2026年11月", "Falls short", "目標未達あり")
        .contains("住民台帳", "99.99 %", "目標 99.9 %", "12 min 30 s")
        .contains("2026-11-10 09:00:00")
        .contains("1 failed", "失敗 1");
  }

  @Test
  void theMonthIsPrintedInOneLanguage() throws Exception {
    var manuscript = new PrintedMonth(Language.JA).manuscript(record(Duration.ofSeconds(750)));
    var pdf = new PdfPrinter(Duration.ofMinutes(1)).print(manuscript).orElseThrow();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).contains("復旧月報 2026-11");
      assertThat(new PDFTextStripper().getText(document))
          .contains("2026年11月", "目標未達あり", "住民台帳", "99.99 %", "平均復旧時間")
          .doesNotContain("November", "Falls short", "Mean time");
    }
  }

  @Test
  void whatIsSaidOfNothingIsSaidSo() throws Exception {
    var nothing =
        MonthlyRecord.of(
            NOVEMBER,
            Estates.threeSites(),
            new RecoveryHistory(List.of()),
            new Observed(Map.of(), Map.of(), List.of(), 0),
            author("2026-11-15T00:00:00Z"));

    assertThat(page(nothing))
        .contains(
            "Not over yet", "月の途中", "neither a drill nor an incident", "nobody looked", "never");
  }

  @Test
  void aSpreadsheetGetsEveryFigureInOneUnit() {
    var lines = MonthlyCsv.of(record(Duration.ofMinutes(70))).split("\r\n", -1);

    assertThat(lines)
        .contains(
            "mean,core,drill,1,0,4200.000,,3600.000,false",
            "mean,other,incident,0,0,,,10800.000,",
            "recovery,r-1,2026-11-10T00:00:00Z,registry,drill,true,4200.000,3600.000,false")
        .anyMatch(line -> line.startsWith("service,registry,core,0.9999"))
        .endsWith("");
  }

  /// Its text, once it was found to be well-formed.
  private static String page(MonthlyRecord record) throws Exception {
    var html = new MonthlyReport(Language.JA).html(record);
    var reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var source = new InputSource(new StringReader(html.replace("<!DOCTYPE html>", "")));
    return reader.parse(source).getDocumentElement().getTextContent();
  }

  private static MonthlyRecord record(Duration took) {
    var recovery =
        new Recovery(
            new RunId("r-1"),
            new RunbookId("site-loss"),
            REGISTRY,
            Tier.CORE,
            Occasion.DRILL,
            Instant.parse("2026-11-10T00:00:00Z"),
            true,
            new Judgement(took, Duration.ofHours(1)));
    var observed =
        new Observed(
            Map.of(REGISTRY, new Availability(Duration.ofDays(10), Duration.ofSeconds(86), 9)),
            Map.of(
                REGISTRY, List.of(NOVEMBER.start(), NOVEMBER.end().minus(Duration.ofMinutes(20)))),
            List.of(new JobCount("backup", 2, 1)),
            3);
    return MonthlyRecord.of(
        NOVEMBER,
        Estates.threeSites(),
        new RecoveryHistory(List.of(recovery)),
        observed,
        author("2026-12-01T00:00:00Z"));
  }

  private static Author author(String at) {
    return new Author(NodeId.parse("orchestrator.osaka.o1"), "0.1", Instant.parse(at));
  }
}
