package org.hikae.orchestrator.http;

import java.util.List;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.protocol.ServiceId;
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

  public ReadingApi(Board board) {
    this.board = board;
  }

  @GetMapping("/status")
  StatusView status() {
    return board.status();
  }

  @GetMapping("/services")
  List<ServiceView> services() {
    return board.services();
  }

  @GetMapping("/points")
  List<PointView> points(@RequestParam("service") String service) {
    return board.points(new ServiceId(service));
  }

  @GetMapping("/jobs")
  List<JobView> jobs() {
    return board.newestJobs();
  }

  @GetMapping("/jobs/{id}")
  JobView job(@PathVariable("id") String id) {
    return board.job(id);
  }

  @GetMapping("/runs")
  List<RunView> runs() {
    return board.newestRuns();
  }

  @GetMapping("/runs/{id}")
  RunView run(@PathVariable("id") String id) {
    return board.run(id);
  }
}
