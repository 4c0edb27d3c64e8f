package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.JobView;
import org.hikae.orchestrator.http.JobsDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Backups, mirrors and other jobs as they go, and ordering one now.
@Controller
public final class JobsPages {
  private final JobsDoor door;
  private final Board board;
  private final Clock clock;

  public JobsPages(JobsDoor door, Board board, Clock clock) {
    this.door = door;
    this.board = board;
    this.clock = clock;
  }

  /// @param kind the key of the word for it
  /// @param took null while it runs
  /// @param said what came of it, in the agents' words; null while it runs
  /// @param hint what to do; null when it did not fail
  public record Row(
      String id,
      String kind,
      String subject,
      String state,
      String began,
      @Nullable String took,
      List<Leg> legs,
      @Nullable String said,
      @Nullable String hint) {}

  @GetMapping("/jobs")
  String jobs(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    model.addAttribute("v", board.newestJobs().stream().map(job -> row(job, manner)).toList());
    return "jobs";
  }

  private static Row row(JobView job, Manner manner) {
    var running = job.endedAt() == null;
    return new Row(
        job.id(),
        job.kind(),
        job.subject(),
        job.state().toLowerCase(Locale.ROOT),
        manner.minute(job.beganAt()),
        running ? null : manner.span(Duration.between(job.beganAt(), job.endedAt())),
        job.progress().values().stream().map(leg -> Leg.of(leg, job.beganAt(), manner)).toList(),
        Stream.of(job.summary(), job.error()).filter(each -> each != null).findFirst().orElse(null),
        job.hint());
  }

  @PostMapping("/services/{id}/backups")
  String backUp(@PathVariable("id") String id, @RequestParam("kind") String kind)
      throws LedgerException, InterruptedException {
    door.backUp(id, kind);
    return "redirect:/jobs";
  }

  @PostMapping("/vaults/{name}/mirror")
  String mirror(@PathVariable("name") String name) throws LedgerException, InterruptedException {
    door.mirror(name);
    return "redirect:/jobs";
  }

  @PostMapping("/vaults/{name}/verifications")
  String verify(
      @PathVariable("name") String name,
      @RequestParam(name = "sample", defaultValue = "1/1") String sample)
      throws LedgerException, InterruptedException {
    door.verify(name, sample);
    return "redirect:/jobs";
  }
}
