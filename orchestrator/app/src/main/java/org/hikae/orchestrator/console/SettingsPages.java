package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hikae.orchestrator.saml.SamlDoor;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What this orchestrator was started with. It is read from a file and not changed on screen; what
/// is decided together, the estate, is changed on its own page.
@Controller
public final class SettingsPages {
  private final OrchestratorSettings settings;
  private final SamlDoor saml;
  private final Clock clock;

  public SettingsPages(OrchestratorSettings settings, SamlDoor saml, Clock clock) {
    this.settings = settings;
    this.saml = saml;
    this.clock = clock;
  }

  /// @param store own or given
  /// @param runbooks shipped or a folder
  /// @param provider who vouches for people; null for nobody
  /// @param passwords whether more than break-glass accounts are good
  public record Page(
      String node,
      String version,
      String console,
      String reading,
      String store,
      String runbooks,
      @Nullable String provider,
      boolean passwords,
      String silence,
      String interval,
      String verify,
      String term,
      String margin,
      List<Member> members) {}

  public record Member(String node, String console, boolean self) {}

  @GetMapping("/settings")
  String settings(HttpServletRequest request, Model model) {
    model.addAttribute("v", page(Manner.of(request, clock)));
    return "settings";
  }

  private Page page(Manner manner) {
    var heartbeat = settings.heartbeat();
    return new Page(
        settings.node().toString(),
        Optional.ofNullable(SettingsPages.class.getPackage().getImplementationVersion())
            .orElse("–"),
        settings.console().getHostString() + ":" + settings.console().getPort(),
        settings.reading().name().toLowerCase(Locale.ROOT),
        settings.store() == null ? "own" : "given",
        settings.runbooks() == null ? "" : settings.runbooks().toString(),
        saml.provider().orElse(null),
        settings.passwords(),
        manner.span(heartbeat.silence()),
        manner.span(heartbeat.interval()),
        manner.span(heartbeat.verify()),
        manner.span(settings.lease().term()),
        manner.span(settings.lease().margin()),
        settings.members().stream()
            .map(
                member ->
                    new Member(
                        member.node().toString(),
                        "https://"
                            + member.console().getHostString()
                            + ":"
                            + member.console().getPort(),
                        member.node().equals(settings.node())))
            .toList());
  }
}
