package org.hikae.orchestrator.http;

import java.util.List;
import org.hikae.orchestrator.volume.Volumes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What vaults hold against what is contracted.
@RestController
@RequestMapping("/api/v1/volumes")
public final class VolumesApi {
  private final Volumes volumes;

  public VolumesApi(Volumes volumes) {
    this.volumes = volumes;
  }

  @GetMapping
  @Says(
      "How each vault with a contract stands: what it holds, how that went, when it will be full.")
  List<VolumeView> volumes() {
    return volumes.all().stream().map(VolumeView::of).toList();
  }
}
