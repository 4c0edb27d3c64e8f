package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.estate.EstateChange;
import org.hikae.orchestrator.ledger.EstateDesk;
import org.hikae.orchestrator.ledger.EstateDesk.Proposal;
import org.hikae.orchestrator.ledger.EstateDesk.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The estate: what is in force, what a document would change, and putting it in force.
@RestController
@RequestMapping("/api/v1/estate")
public final class EstateApi {
  private static final String FILE = "estate.yaml";

  private final EstateDesk desk;

  public EstateApi(EstateDesk desk) {
    this.desk = desk;
  }

  /// @param document the YAML text
  record Offer(@Nullable String document, @Nullable String name) {
    String file() {
      return name == null ? FILE : name;
    }
  }

  /// @param version the version that the document was compared with
  record Order(
      @Nullable String document, @Nullable String name, long version, @Nullable String note) {}

  /// @param document null when it was not kept
  record EstateView(
      long version,
      Instant at,
      @Nullable String by,
      @Nullable String note,
      int services,
      @Nullable String document) {
    static EstateView of(Version version, boolean whole) {
      var adopted = version.adopted();
      return new EstateView(
          version.number(),
          adopted.at(),
          adopted.by(),
          adopted.note(),
          adopted.estate().services().size(),
          whole ? adopted.document() : null);
    }
  }

  record ProposalView(long version, List<ChangeView> changes, List<String> obstacles) {
    static ProposalView of(Proposal proposal) {
      return new ProposalView(
          proposal.version(),
          proposal.diff().changes().stream().map(ChangeView::of).toList(),
          proposal.obstacles());
    }
  }

  /// @param line the change as people read it
  record ChangeView(
      String of,
      String fact,
      @Nullable String before,
      @Nullable String after,
      boolean grave,
      String line) {
    static ChangeView of(EstateChange change) {
      return new ChangeView(
          change.of(),
          change.fact(),
          change.before(),
          change.after(),
          change.weight() == EstateChange.Weight.GRAVE,
          change.toString());
    }
  }

  record Adopted(long version) {}

  @GetMapping
  @Says("The estate in force, with its document.")
  EstateView inForce() {
    return desk.current()
        .map(version -> EstateView.of(version, true))
        .orElseThrow(
            () -> Refusal.unknown("estate yet", "apply one: hikae estate apply estate.yaml"));
  }

  @GetMapping("/history")
  @Says("Every version of the estate, newest first, without the documents.")
  List<EstateView> history() {
    return desk.history().reversed().stream()
        .map(version -> EstateView.of(version, false))
        .toList();
  }

  /// Says what a document would change; changes nothing.
  @PostMapping("/plan")
  @Says("What a document would change; changes nothing.")
  @Needs(Right.TEST)
  ProposalView plan(@RequestBody Offer offer) throws DocumentException {
    return ProposalView.of(
        desk.propose(offer.file(), Refusal.required("document", offer.document())));
  }

  /// Puts a document in force.
  @PostMapping
  @Says("Puts a document in force.")
  @Needs(Right.ADMIN)
  Adopted adopt(@RequestBody Order order, @RequestAttribute(Callers.CALLER) Caller caller)
      throws DocumentException, LedgerException, InterruptedException {
    var name = order.name() == null ? FILE : order.name();
    var document = Refusal.required("document", order.document());
    var proposal = desk.propose(name, document);
    if (proposal.version() != order.version()) {
      throw overtaken(proposal.version());
    }
    if (!proposal.obstacles().isEmpty()) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          String.join("; ", proposal.obstacles()),
          "wait for the end of the run, or abort it.");
    }
    if (proposal.diff().isEmpty()) {
      return new Adopted(proposal.version());
    }
    var note = order.note() == null ? "" : order.note();
    if (!desk.adopt(proposal, document, caller.name(), note)) {
      throw overtaken(desk.current().map(Version::number).orElse(0L));
    }
    return new Adopted(proposal.version() + 1);
  }

  private static Refusal overtaken(long version) {
    return new Refusal(
        HttpStatus.CONFLICT,
        "the estate has changed meanwhile: version " + version + " is in force",
        "look at the plan again, then apply.");
  }
}
