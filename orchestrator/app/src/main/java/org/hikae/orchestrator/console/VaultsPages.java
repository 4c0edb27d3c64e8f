package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.volume.DayVolume;
import org.hikae.domain.volume.VolumeStanding.State;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.JobView;
import org.hikae.orchestrator.ledger.MirrorLag;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.NewestPoints.Newest;
import org.hikae.orchestrator.ledger.VaultRows;
import org.hikae.orchestrator.ledger.VaultRows.Weight;
import org.hikae.orchestrator.volume.Volumes;
import org.hikae.orchestrator.volume.Volumes.VaultVolume;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The vaults: where they are, what they hold, and how far mirrors are behind.
@Controller
public final class VaultsPages {
  private static final int TREND_DAYS = 30;
  private static final int BAR = 24;

  private final Board board;
  private final NewestPoints points;
  private final VaultRows rows;
  private final Volumes volumes;
  private final Clock clock;

  public VaultsPages(
      Board board, NewestPoints points, VaultRows rows, Volumes volumes, Clock clock) {
    this.board = board;
    this.points = points;
    this.rows = rows;
    this.volumes = volumes;
    this.clock = clock;
  }

  /// @param original the vault that it mirrors; null when it is none
  /// @param behind how far it is behind the original; null when it is not
  /// @param mirrored what became of the last mirror run that is known
  /// @param contracted how it stands against its contract; null when there is none
  public record Vault(
      String name,
      String site,
      String jurisdiction,
      String kind,
      String url,
      @Nullable String original,
      boolean reached,
      long points,
      String stored,
      @Nullable String newest,
      @Nullable String behind,
      @Nullable Mirrored mirrored,
      @Nullable Contracted contracted,
      String tone) {}

  /// @param trend what it held on the last days, a bar each
  public record Contracted(String sentence, String until, String basis, List<Bar> trend) {}

  /// @param title the day and what was held then
  public record Bar(int x, int y, int height, String title) {}

  public record Mirrored(String state, String at) {}

  @GetMapping("/vaults")
  String vaults(HttpServletRequest request, Model model) {
    board
        .estate()
        .now()
        .ifPresent(estate -> model.addAttribute("v", all(estate, Manner.of(request, clock))));
    return "vaults";
  }

  private List<Vault> all(Estate estate, Manner manner) {
    var newest = points.of(estate, estate.services());
    var weights = rows.weights();
    var jobs = board.newestJobs();
    var contracted = new HashMap<VaultName, VaultVolume>();
    volumes.all().forEach(each -> contracted.put(each.vault(), each));
    return estate.vaults().stream()
        .map(
            vault ->
                vault(
                    estate,
                    vault,
                    newest,
                    weights.getOrDefault(vault.name(), Weight.NOTHING),
                    jobs,
                    contracted.get(vault.name()),
                    manner))
        .toList();
  }

  private Vault vault(
      Estate estate,
      VaultPlace vault,
      Newest newest,
      Weight weight,
      List<JobView> jobs,
      @Nullable VaultVolume volume,
      Manner manner) {
    var site = estate.site(vault.site()).orElseThrow();
    var reached = board.mesh().view().reaches(vault.site());
    var last = newestIn(estate, newest, vault);
    var behind = behind(estate, newest, vault);
    return new Vault(
        vault.name().name(),
        manner.in(site.name()),
        site.jurisdiction(),
        String.valueOf(vault.url().getScheme()),
        withoutSecrets(vault),
        vault.mirrorOf().map(Object::toString).orElse(null),
        reached,
        weight.points(),
        manner.bytes(weight.storedBytes()),
        last.map(manner::since).orElse(null),
        behind.isZero() ? null : manner.span(behind),
        mirrored(vault, jobs, manner),
        volume == null ? null : contracted(volume, manner),
        tone(reached, behind, volume));
  }

  private static String tone(boolean reached, Duration behind, @Nullable VaultVolume volume) {
    var state = volume == null ? State.OK : volume.standing().state();
    if (!reached || state == State.BROKEN) {
      return "alarm";
    }
    return behind.isZero() && state == State.OK ? "calm" : "watch";
  }

  private static Contracted contracted(VaultVolume volume, Manner manner) {
    var standing = volume.standing();
    return new Contracted(
        manner.in(standing.sentence()),
        standing.contract().until().toString(),
        manner.in(standing.basis()),
        trend(volume.days(), standing.contract().volume()));
  }

  /// A bar that reaches the top is a vault that is full.
  private static List<Bar> trend(List<DayVolume> days, Bytes volume) {
    var last = days.subList(Math.max(0, days.size() - TREND_DAYS), days.size());
    return IntStream.range(0, last.size())
        .mapToObj(
            place -> {
              var day = last.get(place);
              var share = (double) day.stored().count() / volume.count();
              var height = Math.clamp(Math.round(BAR * share), 1, BAR);
              var title = day.day() + ": " + day.stored();
              return new Bar(10 * place, BAR - height, height, title);
            })
        .toList();
  }

  private static String withoutSecrets(VaultPlace vault) {
    return vault.url().toString().replaceAll("//[^/@]*@", "//");
  }

  private static Optional<Instant> newestIn(Estate estate, Newest newest, VaultPlace vault) {
    return estate.services().stream()
        .flatMap(service -> Optional.ofNullable(newest.in(service.id()).get(vault.name())).stream())
        .map(RecoveryPoint::consistentAt)
        .max(Comparator.naturalOrder());
  }

  /// The most that any service's newest point in the original is newer than here.
  private static Duration behind(Estate estate, Newest newest, VaultPlace vault) {
    return vault
        .mirrorOf()
        .flatMap(
            original ->
                estate.services().stream()
                    .map(
                        service ->
                            MirrorLag.of(
                                newest.in(service.id()).get(original),
                                newest.in(service.id()).get(vault.name())))
                    .max(Comparator.naturalOrder()))
        .orElse(Duration.ZERO);
  }

  private static @Nullable Mirrored mirrored(VaultPlace vault, List<JobView> jobs, Manner manner) {
    return jobs.stream()
        .filter(job -> job.kind().equals("mirror") && job.subject().equals(vault.name().name()))
        .findFirst()
        .map(
            job ->
                new Mirrored(
                    job.state().toLowerCase(java.util.Locale.ROOT), manner.since(job.beganAt())))
        .orElse(null);
  }
}
