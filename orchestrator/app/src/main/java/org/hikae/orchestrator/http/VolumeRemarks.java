package org.hikae.orchestrator.http;

import java.util.List;
import java.util.stream.Stream;
import org.hikae.orchestrator.volume.Volumes.VaultVolume;

/// Vaults that hold more than is contracted, or soon will.
final class VolumeRemarks {
  private static final String PAGE = "/vaults";

  private VolumeRemarks() {}

  static List<AttentionView> of(List<VaultVolume> volumes) {
    return volumes.stream().flatMap(VolumeRemarks::remark).toList();
  }

  private static Stream<AttentionView> remark(VaultVolume volume) {
    var vault = volume.vault().name();
    var said = volume.standing().sentence();
    var en = "Vault %s: %s.".formatted(vault, said.en());
    var ja = "保管庫%s:%s。".formatted(vault, said.ja());
    var command = "hikae retention plan --vault " + vault;
    return switch (volume.standing().state()) {
      case OK -> Stream.empty();
      case AT_RISK -> Stream.of(AttentionView.watch(en, ja, command, PAGE));
      case BROKEN -> Stream.of(AttentionView.alarm(en, ja, command, PAGE));
    };
  }
}
