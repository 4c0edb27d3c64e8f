package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.plan.Order;
import org.hikae.domain.runbook.Occasion;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.console.Overview.ServiceCard;
import org.hikae.orchestrator.console.ServicesView.Choice;
import org.hikae.orchestrator.console.ServicesView.Detail;
import org.hikae.orchestrator.console.ServicesView.Each;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.PeopleDesk;
import org.hikae.orchestrator.http.PlanDesk;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.orchestrator.watch.RunOrders.Ordered;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// Services against their objectives, and what can be planned and begun for one.
@Controller
public final class ServicesPages {
  private static final int RUNS = 8;

  private final Board board;
  private final Runbooks runbooks;
  private final PlanDesk plans;
  private final PeopleDesk people;
  private final Recoveries recoveries;
  private final PointRows rows;
  private final Proofs proofs;
  private final Clock clock;

  public ServicesPages(
      Board board,
      Runbooks runbooks,
      PlanDesk plans,
      PeopleDesk people,
      Recoveries recoveries,
      PointRows rows,
      Proofs proofs,
      Clock clock) {
    this.board = board;
    this.runbooks = runbooks;
    this.plans = plans;
    this.people = people;
    this.recoveries = recoveries;
    this.rows = rows;
    this.proofs = proofs;
    this.clock = clock;
  }

  @GetMapping("/services")
  String services(
      @RequestParam(name = "page", defaultValue = "1") int page,
      HttpServletRequest request,
      Model model) {
    board
        .estate()
        .now()
        .ifPresent(
            estate ->
                model.addAttribute(
                    "v", Leaf.of(each(estate, Manner.of(request, clock)), "/services", page)));
    return "services";
  }

  private List<Each> each(Estate estate, Manner manner) {
    var cards = cards(manner);
    return new PointsMaker(estate, rows, proofs, manner)
        .services(active(estate)).stream()
            .flatMap(
                points ->
                    Optional.ofNullable(cards.get(points.id())).stream()
                        .map(card -> new Each(card, points)))
            .sorted(Comparator.comparing(each -> !each.card().tier().equals("core")))
            .toList();
  }

  private Map<String, ServiceCard> cards(Manner manner) {
    return new OverviewMaker(board, clock, manner.zone(), manner.language())
        .services().stream().collect(Collectors.toMap(ServiceCard::id, Function.identity()));
  }

  private Map<ServiceId, SiteId> active(Estate estate) {
    return estate.services().stream().collect(Collectors.toMap(Service::id, this::holder));
  }

  private SiteId holder(Service service) {
    return board
        .ledger()
        .leases()
        .current(service.id())
        .map(FencingToken::holder)
        .orElse(service.home());
  }

  @GetMapping("/services/{id}")
  String service(
      @PathVariable("id") String id,
      @RequestParam(name = "point", defaultValue = "") String point,
      HttpServletRequest request,
      Model model) {
    var service = board.found(new ServiceId(id));
    var estate = board.estate().now().orElseThrow();
    var manner = Manner.of(request, clock);
    var points =
        new PointsMaker(estate, rows, proofs, manner).of(service, holder(service), null).service();
    model.addAttribute(
        "v",
        new Detail(
            Optional.ofNullable(cards(manner).get(id)).orElseThrow(),
            points,
            new ServicesMaker(estate, manner)
                .forecast(recoveries.forecast(service, holder(service))),
            new RunsMaker(estate, runbooks, manner)
                    .listing(
                        board.newestRuns().stream()
                            .filter(run -> run.service().equals(id))
                            .toList(),
                        "all")
                    .runs()
                    .stream()
                    .limit(RUNS)
                    .toList(),
            runbooks.all().stream()
                .map(each -> new Choice(each.id().name(), manner.in(each.title())))
                .toList(),
            point,
            service.dependsOn().stream().map(new Naming(manner, estate)::service).toList(),
            service.sources().stream().map(source -> source.id().name()).toList(),
            service.retention()));
    return "service";
  }

  /// What a runbook would do now: shown, and nothing is done.
  @PostMapping("/services/{id}/plan")
  @Needs(Right.TEST)
  String plan(
      @PathVariable("id") String id,
      @RequestParam("runbook") String runbook,
      @RequestParam("occasion") String occasion,
      @RequestParam(name = "point", defaultValue = "") String point,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model)
      throws InterruptedException {
    var order = order(occasion, point);
    var binding = plans.plan(id, runbook, order);
    var mayStart = caller.may(order.occasion() == Occasion.DRILL ? Right.TEST : Right.RUN);
    var maker = new ServicesMaker(board.estate().now().orElse(null), Manner.of(request, clock));
    model.addAttribute("v", maker.plan(id, plans.runbook(runbook), order, binding, mayStart));
    return "plan";
  }

  /// Begins what was shown.
  @PostMapping("/services/{id}/runs")
  @Needs(Right.TEST)
  String begin(
      @PathVariable("id") String id,
      @RequestParam("runbook") String runbook,
      @RequestParam("occasion") String occasion,
      @RequestParam(name = "point", defaultValue = "") String point,
      @RequestParam(name = "note", defaultValue = "") String note,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model)
      throws LedgerException, InterruptedException {
    return switch (plans.open(id, runbook, order(occasion, point), note, caller)) {
      case Ordered.Opened(var run, _) -> "redirect:/runs/" + run + "/follow";
      case Ordered.Busy(var with) -> "redirect:/runs/" + with + "/follow?notice=overtaken";
      case Ordered.Refused _ -> plan(id, runbook, occasion, point, caller, request, model);
    };
  }

  /// Approves the failover of a service whose site is declared lost.
  @PostMapping("/services/{id}/approve")
  String approve(
      @PathVariable("id") String id,
      @RequestParam("incident") String incident,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    people.approve(incident, caller);
    return "redirect:/services/" + board.found(new ServiceId(id)).id();
  }

  private static Order order(String occasion, String point) {
    return new Order(
        Occasion.valueOf(occasion.toUpperCase(Locale.ROOT)), point.isEmpty() ? null : point, null);
  }
}
