package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.console.Overview.Headline;
import org.hikae.orchestrator.http.StatusView;
import org.hikae.orchestrator.http.StatusView.Objectives;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.orchestrator.http.StatusView.SiteView;
import org.hikae.orchestrator.http.Words;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final String TOKYOS = "orchestrator.tokyo.o1";
  private static final String OSAKAS = "orchestrator.osaka.o1";

  @Test
  void allIsWellWhenEverybodyIsThereAndEveryServiceAtHome() {
    assertThat(headline("tokyo", tokyo(true, TOKYOS)))
        .isEqualTo(new Headline("headline.calm", "calm", List.of()));
  }

  @Test
  void aNodeThatIsMissingAtASiteThatIsHeardIsNamed() {
    assertThat(headline("tokyo", tokyo(true, "agent.tokyo.a1")))
        .isEqualTo(new Headline("headline.missing", "watch", List.of(TOKYOS)));
  }

  @Test
  void aServiceAwayFromHomeIsNamedWithWhoIsSilent() {
    assertThat(headline("osaka", tokyo(true, TOKYOS)).words())
        .containsExactly("Registry", "Osaka", "Tokyo");
    assertThat(headline("osaka", tokyo(true, "agent.tokyo.a1")).words())
        .containsExactly("Registry", "Osaka", "Tokyo", TOKYOS);
    assertThat(headline("osaka", tokyo(false)).words())
        .containsExactly("Registry", "Osaka", "Tokyo", "Tokyo");
  }

  private static Headline headline(String active, SiteView tokyo) {
    var osaka =
        new SiteView("osaka", words("Osaka"), "RECOVERY", "JP", true, null, List.of(OSAKAS));
    var status =
        new StatusView(
            OSAKAS,
            OSAKAS,
            true,
            tokyo.nodes().contains(TOKYOS) ? List.of() : List.of(TOKYOS),
            1,
            List.of(tokyo, osaka),
            List.of(registry(active)));
    return new Standing(status, Language.EN).headline();
  }

  private static SiteView tokyo(boolean reached, String... nodes) {
    var silent = reached ? null : Instant.EPOCH;
    return new SiteView("tokyo", words("Tokyo"), "PRIMARY", "JP", reached, silent, List.of(nodes));
  }

  private static ServiceView registry(String active) {
    return new ServiceView(
        "registry",
        words("Registry"),
        "CORE",
        "AUTOMATIC",
        "tokyo",
        "osaka",
        active,
        1,
        false,
        6,
        "registry.example.jp:5432",
        new Objectives(3600, 900),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Words words(String name) {
    return new Words(name, name);
  }
}
