package org.hikae.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.testing.Plans;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.watch.ProbeSample;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RecoveryReportTest {
  private static final ZoneId TOKYO_TIME = ZoneId.of("Asia/Tokyo");

  @Test
  void theVerdictIsSaidInBothLanguages() throws Exception {
    var page = page(Runs.recovered());
    assertThat(headline(page, "en")).isEqualTo("Resident registry is back at Osaka.");
    assertThat(headline(page, "ja")).isEqualTo("住民台帳は大阪で復旧しました。");
    assertThat(text(page, "pill good")).contains("Objectives met", "目標達成");
    assertThat(text(page, "figure")).contains("0:00:23", "of 1:00:00 (RTO)");
    assertThat(text(page, "kicker")).contains("2026-11-24 03:02:11 JST");
  }

  @Test
  void everySegmentHasItsRowAndTheRowsAddUp() throws Exception {
    var page = page(Runs.recovered());
    var table = one(page, "segments").getTextContent();
    for (var segment : Segment.values()) {
      assertThat(table).contains(segment.title().en(), segment.title().ja());
    }
    assertThat(table)
        .contains("5.1 s", "0.3 s", "3.9 s", "7.9 s", "2.7 s", "0.7 s", "1.9 s", "22.5 s");
    assertThat(elements(page, "band " + "restore")).hasSize(1);
  }

  @Test
  void whatWasMeasuredFromOutsideIsShown() throws Exception {
    var page =
        page(
            Runs.recovered()
                .then(
                    new RunEvent.EvidenceAdded(
                        Runs.after(60_000),
                        new Evidence(
                            Evidence.CANARY_LOSS,
                            "12",
                            "rows",
                            Bilingual.same("counted outside")))));
    assertThat(text(page, "note")).contains("12 canary rows lost");
    assertThat(text(page, "evidence")).contains("12", "rows", "行", "counted outside");
  }

  @Test
  void howExactTheFiguresAreIsSaid() throws Exception {
    assertThat(text(page(Runs.recovered()), "plain"))
        .contains(
            "On record are 61 looks at registry.example.jp:5432 by orchestrator.osaka.o1, 44 of")
        .contains("the begin is known to within 0.5 s, the end to within 0.5 s");
  }

  @Test
  void whatOthersWroteIsEscaped() throws Exception {
    var hostile = "<script>alert('x')</script> & \"more\"";
    var html =
        html(
            Runs.recovered()
                .then(
                    new RunEvent.EvidenceAdded(
                        Runs.after(60_000),
                        new Evidence("note", hostile, hostile, Bilingual.same(hostile)))));
    assertThat(html).doesNotContain("<script");
    assertThat(text(parsed(html), "evidence")).contains(hostile);
  }

  @Test
  void aFigureWithoutAUnitStandsAlone() throws Exception {
    var differences =
        new Evidence("differences", "0", "", Bilingual.same("between before and after"));

    assertThat(differences.unitTitle()).as("what pages show").isEqualTo(Bilingual.same("–"));
    var page =
        page(Runs.recovered().then(new RunEvent.EvidenceAdded(Runs.after(60_000), differences)));
    assertThat(text(page, "evidence")).contains("differences found").doesNotContain("–");
  }

  @Test
  void nothingIsFetchedFromAnywhere() {
    assertThat(html(Runs.recovered()).replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http://", "https://", "src=", "@import", "url(//");
  }

  @Test
  void aRunCanBeReportedAtAnyPointOfItsStory() throws Exception {
    var journal = Runs.recovered().journal();
    for (var i = 1; i <= journal.size(); i++) {
      var page = parsed(html(Run.of(journal.subList(0, i)), List.of(Runs.good(0), Runs.bad(500))));
      assertThat(text(page, "pill bad")).contains("Not back yet", "未復旧");
      assertThat(headline(page, "en")).isEqualTo("Resident registry is still away.");
    }
  }

  /// What was only played is never told as if it had happened.
  @Test
  void aDrillSaysThatItIsOne() throws Exception {
    var incident = Runs.opened().run().opened();
    var opened =
        new RunEvent.RunOpened(
            incident.at(),
            incident.run(),
            incident.declaration(),
            incident.decision(),
            Plans.of(Runs.siteLoss(), Occasion.DRILL));
    var html = html(Run.of(List.of(opened)), List.of());

    var page = parsed(html);
    assertThat(headline(page, "en")).startsWith("Drill: Resident registry has not come up at");
    assertThat(headline(page, "ja")).startsWith("訓練:住民台帳は");
    assertThat(text(page, "pill drill")).contains("Drill", "訓練");
    assertThat(html)
        .contains("the service itself was left alone", "Had the loss been real")
        .doesNotContain("fell silent", "沈黙しました", "Never active at two sites");
  }

  @Test
  void aStepThatFailedSaysWhy() throws Exception {
    var story = Runs.opened().began(5_400, "fence", 1).failed(6_000, "fence", false);
    assertThat(text(page(story), "failed")).contains("the disk at osaka is full");
  }

  @Test
  void theLanguageThatItOpensInIsTheOneAskedFor() throws Exception {
    var page =
        parsed(
            new RecoveryReport(TOKYO_TIME, Language.JA)
                .html(record(Runs.recovered().run(), Runs.looks())));
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("ja");
    assertThat(
            all(page.getElementsByTagName("input")).stream()
                .filter(input -> input.hasAttribute("checked"))
                .map(input -> input.getAttribute("id")))
        .containsExactly("in-ja");
  }

  private static Document page(Runs story) throws Exception {
    return parsed(html(story));
  }

  private static String html(Runs story) {
    return html(story.run(), Runs.looks());
  }

  private static String html(Run run, List<ProbeSample> looks) {
    return new RecoveryReport(TOKYO_TIME, Language.EN).html(record(run, looks));
  }

  private static RecoveryRecord record(Run run, List<ProbeSample> looks) {
    return RecoveryRecord.of(
        Estates.threeSites(),
        run,
        looks,
        Runs.tokyoGone().snapshots().getOrDefault(Estates.OSAKA, List.of()),
        new RecoveryRecord.Author(Runs.OBSERVER, "0.1.0", Runs.after(90_000)));
  }

  /// The page is well-formed XML too, or this throws.
  private static Document parsed(String html) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  private static String headline(Document page, String language) {
    return all(((Element) page.getElementsByTagName("h1").item(0)).getElementsByTagName("span"))
        .stream()
        .filter(span -> span.getAttribute("lang").equals(language))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  private static Element one(Document page, String css) {
    return elements(page, css).getFirst();
  }

  private static String text(Document page, String css) {
    return String.join("\n", elements(page, css).stream().map(Element::getTextContent).toList());
  }

  private static List<Element> elements(Document page, String css) {
    return all(page.getElementsByTagName("*")).stream()
        .filter(element -> element.getAttribute("class").equals(css))
        .toList();
  }

  private static List<Element> all(NodeList nodes) {
    var elements = new ArrayList<Element>();
    IntStream.range(0, nodes.getLength()).forEach(i -> elements.add((Element) nodes.item(i)));
    return elements;
  }
}
