package org.hikae.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.orchestrator.print.PdfPrinter;
import org.junit.jupiter.api.Test;

class PrintedReportTest {
  private static final ZoneId TOKYO_TIME = ZoneId.of("Asia/Tokyo");
  private static final PdfPrinter PRINTER = new PdfPrinter(Duration.ofMinutes(1));

  @Test
  void itSaysWhatThePageSaysInOneLanguage() throws Exception {
    try (var english = printed(Runs.recovered().run(), Language.EN);
        var japanese = printed(Runs.recovered().run(), Language.JA)) {
      assertThat(text(english))
          .contains("Resident registry is back at Osaka.", "Objectives met", "0:00:23")
          .doesNotContain("住民台帳", "目標達成", "日本語");
      assertThat(text(japanese))
          .contains("住民台帳は大阪で復旧しました。", "目標達成", "0:00:23", "時間の内訳", "作成。")
          .doesNotContain("Resident registry", "Objectives met");
    }
  }

  /// Words are copied and searched for as they were written: no look-alikes, no pictures of words.
  @Test
  void wordsInTheDrawingAreWords() throws Exception {
    try (var pdf = printed(Runs.recovered().run(), Language.JA)) {
      var text = new PDFTextStripper().getText(pdf);
      assertThat(text).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
      assertThat(text).contains("利用者", "沈黙・エポック 4 は失効へ", "待機", "投票");
    }
  }

  @Test
  void everyFontIsEmbedded() throws Exception {
    try (var pdf = printed(Runs.recovered().run(), Language.JA)) {
      assertThat(fonts(pdf).map(PDFont::getName).distinct())
          .isNotEmpty()
          .allMatch(name -> name.contains("NotoSansJP"));
      assertThat(fonts(pdf)).allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void namesOfPeopleAndPlacesAreWrittenRightly() throws Exception {
    var names = "髙﨑 𠮷田 渡邊 ㈱控";
    try (var pdf = printed(with(names), Language.JA)) {
      assertThat(text(pdf)).contains(names);
    }
  }

  @Test
  void aSignThatNoFontHasIsShownAsMissing() throws Exception {
    try (var pdf = printed(with("before🜚after"), Language.EN)) {
      assertThat(text(pdf)).contains("before〓after");
    }
  }

  @Test
  void itSaysWhatItIsAndCanBeReadAloud() throws Exception {
    try (var pdf = printed(Runs.recovered().run(), Language.JA)) {
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("住民台帳 · " + Runs.recovered().run().id() + " · Hikae");
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("ja");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot()).isNotNull();
      assertThat(catalog.getDocumentOutline().children())
          .extracting(item -> item.getTitle())
          .contains("どこで何が起きたか", "時間の内訳", "失われたもの");
    }
  }

  @Test
  void everySheetAfterTheFirstSaysWhatItBelongsTo() throws Exception {
    try (var pdf = printed(Runs.recovered().run(), Language.EN)) {
      var sheets = pdf.getNumberOfPages();
      assertThat(sheets).isGreaterThan(1);
      for (var sheet = 1; sheet <= sheets; sheet++) {
        var text = text(pdf, sheet);
        assertThat(text).contains(sheet + " / " + sheets);
        assertThat(text.contains("Resident registry · " + Runs.recovered().run().id() + " · 2026"))
            .isEqualTo(sheet > 1);
      }
    }
  }

  @Test
  void aRunCanBePrintedAtAnyPointOfItsStory() throws Exception {
    var journal = Runs.recovered().journal();
    var looks = List.of(Runs.good(0), Runs.bad(500));
    for (var i = 1; i <= journal.size(); i += 4) {
      try (var pdf = printed(Run.of(journal.subList(0, i)), looks, Language.EN)) {
        assertThat(text(pdf)).contains("Not back yet");
      }
    }
  }

  private static Run with(String name) {
    return Runs.recovered()
        .then(
            new RunEvent.EvidenceAdded(
                Runs.after(60_000), new Evidence("note", "1", "", Bilingual.same(name))))
        .run();
  }

  private static PDDocument printed(Run run, Language language) throws Exception {
    return printed(run, Runs.looks(), language);
  }

  private static PDDocument printed(Run run, List<ProbeSample> looks, Language language)
      throws Exception {
    var record =
        RecoveryRecord.of(
            Estates.threeSites(),
            run,
            looks,
            Runs.tokyoGone().snapshots().getOrDefault(Estates.OSAKA, List.of()),
            new RecoveryRecord.Author(Runs.OBSERVER, "0.1.0", Runs.after(90_000)));
    var manuscript = new PrintedReport(TOKYO_TIME, language).manuscript(record);
    return Loader.loadPDF(PRINTER.print(manuscript).orElseThrow());
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static String text(PDDocument pdf, int sheet) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(sheet);
    stripper.setEndPage(sheet);
    return stripper.getText(pdf);
  }

  private static Stream<PDFont> fonts(PDDocument pdf) {
    return StreamSupport.stream(pdf.getPages().spliterator(), false)
        .flatMap(page -> fonts(page.getResources()));
  }

  private static Stream<PDFont> fonts(PDResources resources) {
    return StreamSupport.stream(resources.getFontNames().spliterator(), false)
        .map(name -> font(resources, name));
  }

  private static PDFont font(PDResources resources, COSName name) {
    try {
      return resources.getFont(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
