package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hikae.domain.access.Access;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.ChainedAccess;
import org.hikae.orchestrator.audit.AccessLines;
import org.hikae.orchestrator.http.AuditDoor;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.ledger.AccessRows.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/// Who reached what: to look at, and to take along.
@Controller
public final class AuditPages {
  private static final int SHOWN = 100;
  private static final int AT_ONCE = 500;

  private final AuditDoor door;
  private final Clock clock;

  public AuditPages(AuditDoor door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /// @param settled whether all that this orchestrator saw is among them
  /// @param newer null on the first page
  /// @param older null on the last
  public record Page(
      Asked asked,
      boolean settled,
      List<Row> rows,
      @Nullable String newer,
      @Nullable String older,
      List<End> ends) {}

  /// What the form says, as it was filled in.
  public record Asked(
      String who, String from, String what, String after, String until, boolean refused) {
    static Asked of(Map<String, String> said) {
      return new Asked(
          said.getOrDefault("who", "").strip(),
          said.getOrDefault("from", "").strip(),
          said.getOrDefault("what", "").strip(),
          said.getOrDefault("after", "").strip(),
          said.getOrDefault("until", "").strip(),
          said.containsKey("refused"));
    }

    /// Both days are whole.
    Wanted wanted(ZoneId zone) {
      return new Wanted(
          day(after, 0, zone), day(until, 1, zone), some(who), some(from), some(what), refused);
    }

    private static @Nullable String some(String text) {
      return text.isEmpty() ? null : text;
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

    String page(int skip) {
      var address = UriComponentsBuilder.fromPath("/audit");
      put(address, "who", who);
      put(address, "from", from);
      put(address, "what", what);
      put(address, "after", after);
      put(address, "until", until);
      put(address, "refused", refused ? "true" : "");
      put(address, "skip", skip == 0 ? "" : String.valueOf(skip));
      return address.encode().build().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, String value) {
      if (!value.isEmpty()) {
        address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
      }
    }
  }

  /// @param outcome granted, turned, failed or unknown
  /// @param tone good, bad or faint
  public record Row(
      String at,
      String until,
      long times,
      String who,
      String from,
      String method,
      String path,
      String outcome,
      String tone,
      int status,
      String node) {
    static Row of(ChainedAccess link, Manner manner) {
      var access = link.access();
      return new Row(
          manner.moment(access.at()),
          manner.moment(access.until()),
          access.times(),
          access.who(),
          access.from(),
          access.method(),
          access.path(),
          outcome(access),
          access.refused() ? "bad" : access.status() >= 400 ? "faint" : "",
          access.status(),
          link.node());
    }

    private static String outcome(Access access) {
      if (access.status() == Access.UNKNOWN) {
        return "unknown";
      }
      return access.refused() ? "turned" : access.status() >= 400 ? "failed" : "granted";
    }
  }

  @GetMapping("/audit")
  @Needs(Right.ADMIN)
  String audit(HttpServletRequest request, Model model) throws InterruptedException {
    var manner = Manner.of(request, clock);
    var said = Choices.parameters(request);
    var asked = Asked.of(said);
    var skip = skip(said.getOrDefault("skip", "0"));
    var found = door.find(asked.wanted(manner.zone()), skip, SHOWN);
    model.addAttribute(
        "v",
        new Page(
            asked,
            found.settled(),
            found.accesses().stream().map(link -> Row.of(link, manner)).toList(),
            skip == 0 ? null : asked.page(Math.max(0, skip - SHOWN)),
            found.more() ? asked.page(skip + SHOWN) : null,
            found.ends()));
    return "audit";
  }

  private static int skip(String text) {
    return text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
  }

  @GetMapping("/audit/accesses.jsonl")
  @Needs(Right.ADMIN)
  void lines(HttpServletResponse response) throws IOException, InterruptedException {
    response.setContentType("application/x-ndjson");
    write(response, "", AccessLines::json);
  }

  @GetMapping("/audit/accesses.csv")
  @Needs(Right.ADMIN)
  void csv(HttpServletResponse response) throws IOException, InterruptedException {
    response.setContentType("text/csv");
    write(response, AccessLines.HEAD + "\n", AccessLines::csv);
  }

  private void write(
      HttpServletResponse response, String head, Function<ChainedAccess, String> form)
      throws IOException, InterruptedException {
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment");
    var ends = door.ends();
    var out = response.getWriter();
    out.write(head);
    for (var end : ends) {
      write(end, form, out);
    }
  }

  private void write(End end, Function<ChainedAccess, String> form, Writer out) throws IOException {
    var links = door.chain(end.node(), 0, AT_ONCE);
    while (!links.isEmpty()) {
      for (var link : links) {
        out.write(form.apply(link) + "\n");
      }
      links = door.chain(end.node(), links.getLast().number(), AT_ONCE);
    }
  }
}
