package org.hikae.orchestrator.metrics;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/metrics`, for Prometheus.
@RestController
public final class MetricsDoor {
  private final Gauges gauges;

  public MetricsDoor(Gauges gauges) {
    this.gauges = gauges;
  }

  @GetMapping("/metrics")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(Exposition.CONTENT_TYPE))
        .body(gauges.text());
  }
}
