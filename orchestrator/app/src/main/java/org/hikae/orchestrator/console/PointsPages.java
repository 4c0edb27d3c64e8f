package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Recovery points: of all services, of one, and one by itself.
@Controller
public final class PointsPages {
  private final Board board;
  private final PointRows rows;
  private final Proofs proofs;
  private final Clock clock;

  public PointsPages(Board board, PointRows rows, Proofs proofs, Clock clock) {
    this.board = board;
    this.rows = rows;
    this.proofs = proofs;
    this.clock = clock;
  }

  @GetMapping("/points")
  String everything(
      @RequestParam(name = "page", defaultValue = "1") int page,
      HttpServletRequest request,
      Model model) {
    board
        .estate()
        .now()
        .ifPresent(
            estate ->
                model.addAttribute("v", maker(estate, request).everything(active(estate), page)));
    return "points";
  }

  @GetMapping("/points/{service}")
  String ofService(
      @PathVariable("service") String id,
      @RequestParam(name = "before", required = false) @Nullable String before,
      HttpServletRequest request,
      Model model) {
    var service = board.found(new ServiceId(id));
    var estate = board.estate().now().orElseThrow();
    var page = maker(estate, request).of(service, activeAt(service), moment(before));
    model.addAttribute("v", page);
    return "points-of";
  }

  @GetMapping("/points/{service}/{mark}")
  String point(
      @PathVariable("service") String id,
      @PathVariable("mark") String mark,
      HttpServletRequest request,
      Model model) {
    var service = board.found(new ServiceId(id));
    var estate = board.estate().now().orElseThrow();
    var point =
        maker(estate, request)
            .point(service, mark)
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.NOT_FOUND,
                        "there is no recovery point " + mark + " of " + id,
                        "look at /points/" + id + "."));
    model.addAttribute("v", point);
    return "point";
  }

  private PointsMaker maker(Estate estate, HttpServletRequest request) {
    return new PointsMaker(estate, rows, proofs, Manner.of(request, clock));
  }

  private Map<ServiceId, SiteId> active(Estate estate) {
    var active = new HashMap<ServiceId, SiteId>();
    for (var service : estate.services()) {
      var site = activeAt(service);
      if (site != null) {
        active.put(service.id(), site);
      }
    }
    return active;
  }

  private @Nullable SiteId activeAt(Service service) {
    return board.ledger().leases().current(service.id()).map(FencingToken::holder).orElse(null);
  }

  private static @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'" + text + "' is no moment", "follow the links of the page.");
    }
  }
}
