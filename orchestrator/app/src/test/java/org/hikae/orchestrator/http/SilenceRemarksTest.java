package org.hikae.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hikae.orchestrator.http.StatusView.SiteView;
import org.junit.jupiter.api.Test;

class SilenceRemarksTest {
  private static final String TOKYOS = "orchestrator.tokyo.o1";
  private static final String NAGOYAS = "orchestrator.nagoya.o1";

  @Test
  void whoIsHeardIsNotMentioned() {
    assertThat(remarks(List.of(), site("tokyo", true))).isEmpty();
  }

  @Test
  void anOrchestratorThatIsSilentWhileItsSiteIsHeardIsNamed() {
    assertThat(remarks(List.of(TOKYOS), site("tokyo", true)))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.sentence().en()).startsWith(TOKYOS + " is silent");
              assertThat(item.sentence().ja()).startsWith(TOKYOS);
              assertThat(item.command()).isEqualTo("hikae orchestrator run --config FILE");
            });
  }

  @Test
  void ofASilentSiteTheSiteIsNamedAndNotItsNodes() {
    assertThat(remarks(List.of(NAGOYAS, TOKYOS), site("tokyo", false), site("nagoya", true)))
        .extracting(item -> item.sentence().en())
        .satisfiesExactly(
            site -> assertThat(site).isEqualTo("tokyo is silent."),
            node -> assertThat(node).startsWith(NAGOYAS));
  }

  private static List<AttentionView> remarks(List<String> missing, SiteView... sites) {
    return SilenceRemarks.of(
        new StatusView(
            "orchestrator.osaka.o1", NAGOYAS, false, missing, 1, List.of(sites), List.of()));
  }

  private static SiteView site(String id, boolean reached) {
    var silentSince = reached ? null : Instant.EPOCH;
    return new SiteView(id, new Words(id, id), "PRIMARY", "JP", reached, silentSince, List.of());
  }
}
