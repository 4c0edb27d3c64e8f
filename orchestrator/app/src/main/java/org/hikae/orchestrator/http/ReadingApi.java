package org.hikae.orchestrator.http;

import java.util.List;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What can be asked of any orchestrator.
@RestController
@RequestMapping("/api/v1")
public final class ReadingApi {
  private final Board board;
  private final Attention attention;

  public ReadingApi(Board board, Attention attention) {
    this.board = board;
    this.attention = attention;
  }

  @GetMapping("/attention")
  @Says("What is wrong now, the worst first, and what to type next.")
  List<AttentionView> attention() {
    return attention.now();
  }

  @GetMapping("/status")
  @Says("How everything stands, as this orchestrator sees it.")
  StatusView status() {
    return board.status();
  }

  @GetMapping("/services")
  @Says("Each service: where it is active, its lease, its last probe, what is made of the signs.")
  List<ServiceView> services() {
    return board.services();
  }

  @GetMapping("/points")
  @Says("The complete recovery points of a service, newest first, once for each vault.")
  List<PointView> points(@RequestParam("service") String service) {
    return board.points(new ServiceId(service));
  }

  @GetMapping("/jobs")
  @Says("The newest jobs: backups, mirrors, verifications; all of them, or those of one kind.")
  List<JobView> jobs(@RequestParam(name = "kind", required = false) @Nullable String kind) {
    return kind == null ? board.newestJobs() : board.newestJobs(kind);
  }

  @GetMapping("/jobs/{id}")
  @Says("One job, with its progress.")
  JobView job(@PathVariable("id") String id) {
    return board.job(id);
  }

  @GetMapping("/runs")
  @Says("The newest runs.")
  List<RunView> runs() {
    return board.newestRuns();
  }

  @GetMapping("/runs/{id}")
  @Says("One run, step by step, with its outage.")
  RunView run(@PathVariable("id") String id) {
    return board.run(id);
  }
}
