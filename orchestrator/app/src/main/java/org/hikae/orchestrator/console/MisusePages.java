package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hikae.domain.access.Suspicion;
import org.hikae.domain.access.Suspicion.Kind;
import org.hikae.orchestrator.http.MisuseDoor;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What may be misuse among the accesses.
@Controller
public final class MisusePages {
  private static final String SEVERAL = "*";
  private static final Set<Kind> GRAVE = EnumSet.of(Kind.BROKEN_GLASS, Kind.GUESSED);

  private final MisuseDoor door;
  private final Clock clock;

  public MisusePages(MisuseDoor door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /// @param from the first day that was chosen, or empty
  /// @param to the last one
  public record Page(
      String from,
      String to,
      String after,
      String until,
      long looked,
      boolean whole,
      List<Row> rows) {}

  /// @param who empty for several
  /// @param page where the accesses are
  public record Row(
      String tone,
      String sentence,
      String who,
      String from,
      long times,
      String first,
      String last,
      String page) {
    static Row of(Suspicion suspicion, Manner manner) {
      var who = one(suspicion.who());
      var from = one(suspicion.from());
      return new Row(
          GRAVE.contains(suspicion.kind()) ? "alarm" : "watch",
          manner.in(MisuseDoor.sentence(suspicion.kind())),
          who,
          from,
          suspicion.times(),
          manner.minute(suspicion.first()),
          manner.minute(suspicion.last()),
          "/audit?who=" + said(who) + "&from=" + said(from));
    }

    private static String one(String name) {
      return name.equals(SEVERAL) ? "" : name;
    }

    private static String said(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  @GetMapping("/audit/misuse")
  @Needs(Right.ADMIN)
  String misuse(HttpServletRequest request, Model model) throws InterruptedException {
    var manner = Manner.of(request, clock);
    var said = Choices.parameters(request);
    var from = said.getOrDefault("after", "").strip();
    var to = said.getOrDefault("until", "").strip();
    var report = door.report(day(from, 0, manner.zone()), day(to, 1, manner.zone()), manner.zone());
    model.addAttribute(
        "v",
        new Page(
            from,
            to,
            manner.minute(report.after()),
            manner.minute(report.until()),
            report.looked(),
            report.whole(),
            report.suspicions().stream().map(each -> Row.of(each, manner)).toList()));
    return "misuse";
  }

  private static @Nullable Instant day(String text, int later, ZoneId zone) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no day", e);
    }
  }
}
