package org.hikae.orchestrator.contract;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.contract.Finding.Grade;
import org.hikae.orchestrator.volume.Volumes;
import org.hikae.orchestrator.volume.Volumes.VaultVolume;

/// DAT-01: vaults hold what is kept within the contracted volume, for the contract's term.
final class VolumeJudge {
  private final Volumes volumes;
  private final Clock clock;

  VolumeJudge(Volumes volumes, Clock clock) {
    this.volumes = volumes;
    this.clock = clock;
  }

  Finding find() {
    var all = volumes.all();
    if (all.isEmpty()) {
      return new Finding(
          Grade.NOT_EVIDENCED,
          new Bilingual("no vault has a contract in the estate", "構成に契約容量のある保管庫がない"),
          clock.instant());
    }
    var grade = all.stream().map(VolumeJudge::grade).reduce(Grade.MET, Grade::or);
    return new Finding(grade, said(all), clock.instant());
  }

  private static Grade grade(VaultVolume volume) {
    return switch (volume.standing().state()) {
      case OK -> Grade.MET;
      case AT_RISK -> Grade.AT_RISK;
      case BROKEN -> Grade.BROKEN;
    };
  }

  private static Bilingual said(List<VaultVolume> all) {
    return new Bilingual(
        all.stream()
            .map(each -> each.vault() + ": " + each.standing().sentence().en())
            .collect(Collectors.joining("; ")),
        all.stream()
            .map(each -> each.vault() + ":" + each.standing().sentence().ja())
            .collect(Collectors.joining("。")));
  }
}
