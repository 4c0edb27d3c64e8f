package org.hikae.orchestrator.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.help.Guide.Section;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The guides as they are packed, and what becomes of what they must not hold.
class GuidesTest {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  private final Guides guides = new Guides();

  @ParameterizedTest
  @Tag("SUP-02")
  @EnumSource(Language.class)
  void everyLinkLeadsSomewhere(Language language) {
    for (var guide : guides.all(language)) {
      assertThat(guide.html()).as(guide.name()).doesNotContain("<img", "&lt;img", "<script");
      LINK.matcher(guide.html())
          .results()
          .map(found -> found.group(1))
          .filter(link -> !link.startsWith("https://"))
          .forEach(link -> leads(guide, link, language));
    }
  }

  private void leads(Guide from, String link, Language language) {
    var parts = link.split("#", -1);
    var anchor = parts.length > 1 ? parts[1] : "";
    var name = parts[0].isEmpty() ? from.name() : parts[0].replaceFirst("^/help/", "");
    assertThat(guides.find(name, language))
        .as(from.name() + " leads to " + link)
        .hasValueSatisfying(there -> assertThat(there.has(anchor)).as(link).isTrue());
  }

  @ParameterizedTest
  @Tag("SUP-02")
  @EnumSource(Language.class)
  void everyPageHasASectionThatSpeaksOfIt(Language language) {
    for (var section : HelpOn.SECTIONS.values()) {
      var parts = section.split("#", -1);
      assertThat(guides.find(parts[0], language))
          .hasValueSatisfying(
              guide -> {
                assertThat(guide.has(parts[1])).as(section).isTrue();
                assertThat(guide.html()).contains("id=\"" + parts[1] + "\"");
              });
    }
    assertThat(HelpOn.page("/")).hasValue("/help/console#now");
    assertThat(HelpOn.page("/runs/x/follow")).hasValue("/help/console#leading-an-incident");
    assertThat(HelpOn.page("/help")).isEmpty();
  }

  @Test
  void bothLanguagesHaveTheSameSections() {
    for (var english : guides.all(Language.EN)) {
      var other = guides.find(english.name(), Language.JA).orElseThrow();
      assertThat(other.sections().stream().map(Section::level).toList())
          .as(english.name())
          .isEqualTo(english.sections().stream().map(Section::level).toList());
    }
    assertThat(guides.find("introduction", Language.JA).orElseThrow().language())
        .isEqualTo(Language.JA);
  }

  @Test
  void nothingUnsafePasses() {
    var guide =
        new GuideReader(List.of("other"))
            .read(
                "one",
                Language.EN,
                """
                # One <b>

                <script>alert(1)</script>

                a <b onclick="x">b</b> [c](javascript:alert(1)) [d](http://plain.example)
                [e](data:text/html,x) [f](//evil.example) [g](other.md#h) [h](https://safe.example)
                [i](../reference/api.md) ![j](https://evil.example/j.png) [k](/sign-out)
                """,
                List.of());
    assertThat(guide.html())
        .doesNotContain(
            "<script", "<b ", "<img", "href=\"javascript", "href=\"data", "href=\"http:")
        .doesNotContain("href=\"//", "href=\"/sign-out")
        .contains("&lt;script&gt;", "href=\"/help/other#h\"", "href=\"https://safe.example\"")
        .contains(">docs/reference/api.md</code>");
  }

  @Test
  void aQuestionFindsTheSectionsThatHaveAllItsWords() {
    assertThat(guides.search("Split SHARES", Language.EN))
        .anyMatch(hit -> hit.section().anchor().equals("keys-and-passphrases"));
    assertThat(guides.search("保存期間", Language.JA).getFirst().section().anchor())
        .isEqualTo("how-long-to-keep");
    assertThat(guides.search("split nosuchword", Language.EN)).isEmpty();
    assertThat(guides.search(" 　", Language.EN)).isEmpty();
  }
}
