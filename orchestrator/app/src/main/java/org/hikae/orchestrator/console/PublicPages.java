package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hikae.orchestrator.http.PublicStatus;
import org.hikae.orchestrator.http.PublicStatus.PublicService;
import org.hikae.orchestrator.http.PublicStatus.PublicView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// The status page, for everybody: every orchestrator serves it by what it has seen itself, whoever
/// leads, also when nobody does.
@Controller
public final class PublicPages {
  /// Nobody who asks for something below this has to be known.
  public static final String BELOW = "/public/**";

  private final PublicStatus status;
  private final Assets assets;
  private final Clock clock;

  public PublicPages(PublicStatus status, Assets assets, Clock clock) {
    this.status = status;
    this.assets = assets;
    this.clock = clock;
  }

  /// @param away how many services cannot be used
  public record Page(
      String lang, String css, String icon, String live, String at, long away, List<Row> rows) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /// @param tone calm, watch, alarm or quiet
  public record Row(
      String name, String state, String tone, @Nullable String since, @Nullable String backBy) {}

  @GetMapping("/public/status.json")
  @ResponseBody
  PublicView json() {
    return status.now();
  }

  @GetMapping("/public/status")
  String page(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    var seen = status.now();
    model.addAttribute(
        "v",
        new Page(
            manner.language().tag(),
            assets.at("hikae.css"),
            assets.at("hikae.svg"),
            assets.at("live.js"),
            manner.moment(seen.at()),
            seen.services().stream().filter(each -> each.since() != null).count(),
            seen.services().stream().map(each -> row(each, manner)).toList()));
    return "public-status";
  }

  private static Row row(PublicService service, Manner manner) {
    return new Row(
        manner.in(service.name()),
        service.state(),
        tone(service.state()),
        minute(service.since(), manner),
        minute(service.backBy(), manner));
  }

  private static String tone(String state) {
    return switch (state) {
      case "up" -> "calm";
      case "recovering" -> "watch";
      case "down" -> "alarm";
      default -> "quiet";
    };
  }

  private static @Nullable String minute(@Nullable Instant at, Manner manner) {
    return at == null ? null : manner.minute(at);
  }
}
