package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.http.RetentionDoor;
import org.hikae.orchestrator.http.RetentionView;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// What a vault would forget now, and having it done.
@Controller
public final class RetentionPages {
  private static final int GOING_SHOWN = 500;
  private static final int KEPT_SHOWN = 100;

  private final RetentionDoor door;
  private final Board board;
  private final Clock clock;

  public RetentionPages(RetentionDoor door, Board board, Clock clock) {
    this.door = door;
    this.board = board;
    this.clock = clock;
  }

  /// @param known whether the vault could be asked; nothing else is there when it could not
  /// @param beforeContractEnd the contract's last day, when points would go before it
  /// @param last the last run of retention here that is known
  public record Page(
      String vault,
      boolean known,
      String plan,
      int forgets,
      String bytes,
      boolean needsTwo,
      @Nullable String beforeContractEnd,
      long leftAlone,
      List<OfService> services,
      @Nullable Waiting waiting,
      @Nullable Last last) {}

  /// @param more how many points are kept that are not shown
  /// @param excess null when what is kept is within the quota
  public record OfService(
      String name,
      String retention,
      int kept,
      int forgotten,
      @Nullable String excess,
      List<Point> points,
      int more) {}

  public record Point(
      String service, String mark, String at, String added, boolean kept, String because) {}

  /// @param own whether whoever looks asked for it
  public record Waiting(String plan, String by, String at, String note, int points, boolean own) {}

  public record Last(String state, String at) {}

  @GetMapping("/vaults/{name}/retention")
  String retention(
      @PathVariable("name") String name,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model)
      throws InterruptedException {
    var manner = Manner.of(request, clock);
    model.addAttribute("v", page(name, caller, manner));
    return "retention";
  }

  /// Agreeing to what waits is the same request: the choice is named by its plan.
  @PostMapping("/vaults/{name}/retention")
  String order(
      @PathVariable("name") String name,
      @RequestParam("plan") String plan,
      @RequestParam(name = "note", defaultValue = "") String note,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.order(name, plan, note, caller);
    return "redirect:/vaults/{name}/retention";
  }

  @PostMapping("/vaults/{name}/retention/withdraw")
  String withdraw(
      @PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.withdraw(name, caller);
    return "redirect:/vaults/{name}/retention";
  }

  private Page page(String name, Caller caller, Manner manner) throws InterruptedException {
    try {
      return page(door.plan(name), caller, manner);
    } catch (Refusal refusal) {
      if (refusal.status() != HttpStatus.SERVICE_UNAVAILABLE) {
        throw refusal;
      }
      return new Page(name, false, "", 0, "", false, null, 0, List.of(), null, last(name, manner));
    }
  }

  private Page page(RetentionView view, Caller caller, Manner manner) {
    var estate = board.estate().now().orElseThrow();
    return new Page(
        view.vault(),
        true,
        view.plan(),
        view.forgets(),
        manner.bytes(view.forgetsBytes()),
        view.needsTwoPeople(),
        Objects.toString(view.beforeContractEnd(), null),
        view.leftAlone(),
        view.services().stream().map(each -> service(each, estate, manner)).toList(),
        waiting(view.proposal(), caller, manner),
        last(view.vault(), manner));
  }

  private static OfService service(RetentionView.OfService of, Estate estate, Manner manner) {
    var points = of.points();
    var going = points.stream().filter(point -> !kept(point)).limit(GOING_SHOWN).toList();
    var kept = points.stream().filter(RetentionPages::kept).limit(KEPT_SHOWN).toList();
    return new OfService(
        estate
            .service(new ServiceId(of.service()))
            .map(service -> manner.in(service.name()))
            .orElse(of.service()),
        of.retention(),
        of.kept(),
        of.forgotten(),
        of.excessBytes() == 0 ? null : manner.bytes(of.excessBytes()),
        Stream.concat(going.stream(), kept.stream())
            .map(point -> point(of.service(), point, manner))
            .toList(),
        points.size() - going.size() - kept.size());
  }

  private static boolean kept(RetentionView.Point point) {
    return point.fate().equals("KEPT");
  }

  private static Point point(String service, RetentionView.Point point, Manner manner) {
    return new Point(
        service,
        point.mark(),
        manner.minute(point.consistentAt()),
        manner.bytes(point.addedBytes()),
        kept(point),
        point.because().stream().map(manner::in).collect(Collectors.joining(" · ")));
  }

  private static @Nullable Waiting waiting(
      RetentionView.@Nullable Proposal proposal, Caller caller, Manner manner) {
    return proposal == null
        ? null
        : new Waiting(
            proposal.plan(),
            proposal.by(),
            manner.minute(proposal.at()),
            proposal.note(),
            proposal.points().size(),
            proposal.by().equals(caller.name()));
  }

  private @Nullable Last last(String vault, Manner manner) {
    return board.newestJobs("retention").stream()
        .filter(job -> job.subject().equals(vault))
        .findFirst()
        .map(job -> new Last(job.state().toLowerCase(Locale.ROOT), manner.since(job.beganAt())))
        .orElse(null);
  }
}
