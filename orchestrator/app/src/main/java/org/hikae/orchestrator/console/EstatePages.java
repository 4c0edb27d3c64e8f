package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Finding;
import org.hikae.domain.estate.Contact;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.EstateChange;
import org.hikae.domain.estate.EstateDiff;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.ledger.EstateDesk;
import org.hikae.orchestrator.ledger.EstateDesk.Proposal;
import org.hikae.orchestrator.ledger.EstateDesk.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// The estate: what is in force, what each version changed, and changing it on screen.
@Controller
public final class EstatePages {
  private static final Estate NOTHING = new Estate(List.of(), List.of(), List.of());

  private final EstateDesk desk;
  private final Clock clock;

  public EstatePages(EstateDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /// @param document the YAML as it was written; null when it was not kept
  public record Page(
      VersionRow inForce,
      List<Place> sites,
      List<Place> vaults,
      List<Place> services,
      List<Person> contacts,
      @Nullable String document,
      List<VersionRow> versions) {}

  public record Place(String id, String name, String about) {}

  public record Person(String name, String roles, @Nullable String mail, @Nullable String phone) {}

  public record VersionRow(
      long number, String at, @Nullable String by, @Nullable String note, int services) {}

  /// @param version of a change that was made; the one compared with when it is only planned
  /// @param document what is planned; null of a change that was made
  public record Changes(
      VersionRow version,
      List<Change> changes,
      List<String> obstacles,
      @Nullable String document,
      boolean mayApply) {}

  /// @param kind site, vault, service, retention or contact
  /// @param sign what happens: new, gone or other
  public record Change(
      String kind,
      String id,
      String fact,
      @Nullable String before,
      @Nullable String after,
      String sign,
      boolean grave) {}

  /// @param document as it was typed
  public record Editing(long version, String document, List<Finding> findings) {}

  @GetMapping("/estate")
  String estate(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    desk.current().ifPresent(version -> model.addAttribute("v", page(version, manner)));
    return "estate";
  }

  private Page page(Version version, Manner manner) {
    var estate = version.adopted().estate();
    var naming = new Naming(manner, estate);
    return new Page(
        row(version, manner),
        estate.sites().stream()
            .map(
                site ->
                    new Place(
                        site.id().name(),
                        manner.in(site.name()),
                        site.role().name().toLowerCase(Locale.ROOT) + " " + site.jurisdiction()))
            .toList(),
        estate.vaults().stream()
            .map(
                vault ->
                    new Place(
                        vault.name().name(),
                        naming.site(vault.site()),
                        vault.mirrorOf().map(Object::toString).orElse("")))
            .toList(),
        estate.services().stream()
            .map(
                service ->
                    new Place(
                        service.id().name(),
                        manner.in(service.name()),
                        naming.site(service.home()) + " → " + naming.site(service.recovery())))
            .toList(),
        estate.contacts().stream().map(contact -> person(contact, manner)).toList(),
        version.adopted().document(),
        desk.history().reversed().stream().map(each -> row(each, manner)).toList());
  }

  private static Person person(Contact contact, Manner manner) {
    return new Person(
        manner.in(contact.name()),
        String.join(
            ", ", contact.roles().stream().map(role -> Roles.called(role, manner)).toList()),
        contact.mail(),
        contact.phone());
  }

  private static VersionRow row(Version version, Manner manner) {
    var adopted = version.adopted();
    return new VersionRow(
        version.number(),
        manner.minute(adopted.at()),
        adopted.by(),
        adopted.note(),
        adopted.estate().services().size());
  }

  @GetMapping("/estate/versions/{number}")
  String version(@PathVariable("number") long number, HttpServletRequest request, Model model) {
    var history = desk.history();
    var wanted = at(history, number);
    var before = at(history, number - 1).map(each -> each.adopted().estate()).orElse(NOTHING);
    var version =
        wanted.orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.NOT_FOUND,
                    "there is no version " + number + " of the estate",
                    "look at /estate."));
    model.addAttribute(
        "v",
        new Changes(
            row(version, Manner.of(request, clock)),
            changes(EstateDiff.between(before, version.adopted().estate())),
            List.of(),
            null,
            false));
    return "estate-changes";
  }

  private static Optional<Version> at(List<Version> history, long number) {
    return history.stream().filter(each -> each.number() == number).findFirst();
  }

  @GetMapping("/estate/edit")
  String edit(Model model) {
    model.addAttribute(
        "v",
        desk.current()
            .map(
                version ->
                    new Editing(
                        version.number(),
                        Optional.ofNullable(version.adopted().document()).orElse(""),
                        List.of()))
            .orElseGet(() -> new Editing(0, "", List.of())));
    return "estate-edit";
  }

  /// Shows what a document would change; changes nothing.
  @PostMapping("/estate/plan")
  @Needs(Right.TEST)
  String plan(
      @RequestParam("document") String document,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model) {
    try {
      var proposal = desk.propose("estate.yaml", document);
      model.addAttribute("v", planned(proposal, document, caller, Manner.of(request, clock)));
      return "estate-changes";
    } catch (DocumentException e) {
      model.addAttribute(
          "v", new Editing(desk.current().map(Version::number).orElse(0L), document, e.findings()));
      return "estate-edit";
    }
  }

  private Changes planned(Proposal proposal, String document, Caller caller, Manner manner) {
    return new Changes(
        new VersionRow(
            proposal.version(),
            manner.minute(manner.now()),
            caller.name(),
            null,
            proposal.estate().services().size()),
        changes(proposal.diff()),
        proposal.obstacles(),
        document,
        caller.may(Right.ADMIN) && proposal.obstacles().isEmpty() && !proposal.diff().isEmpty());
  }

  /// Puts in force what was shown.
  @PostMapping("/estate/apply")
  @Needs(Right.ADMIN)
  String apply(
      @RequestParam("document") String document,
      @RequestParam("version") long version,
      @RequestParam(name = "note", defaultValue = "") String note,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model)
      throws DocumentException, LedgerException, InterruptedException {
    var proposal = desk.propose("estate.yaml", document);
    if (proposal.version() != version
        || !proposal.obstacles().isEmpty()
        || !desk.adopt(proposal, document, caller.name(), note)) {
      return plan(document, caller, request, model);
    }
    return "redirect:/estate";
  }

  private static List<Change> changes(EstateDiff diff) {
    var changes = new ArrayList<Change>();
    for (var change : diff.changes()) {
      changes.add(change(change));
    }
    return changes;
  }

  private static Change change(EstateChange change) {
    var space = change.of().lastIndexOf(' ');
    var thing = change.fact().isEmpty();
    return new Change(
        change.of().substring(0, space).replace(" class", ""),
        change.of().substring(space + 1),
        change.fact(),
        thing ? null : change.before(),
        thing ? null : change.after(),
        change.before() == null ? "new" : change.after() == null ? "gone" : "other",
        change.weight() == EstateChange.Weight.GRAVE);
  }
}
