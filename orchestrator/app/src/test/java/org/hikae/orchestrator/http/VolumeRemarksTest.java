package org.hikae.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.volume.VolumeContract;
import org.hikae.domain.volume.VolumeStanding;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.http.AttentionView.Level;
import org.hikae.orchestrator.volume.Volumes.VaultVolume;
import org.hikae.protocol.VaultName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VolumeRemarksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  @Test
  @Tag("DAT-01")
  void aVaultThatIsNearlyFullIsWatchedAndOneThatHoldsTooMuchIsAnAlarm() {
    assertThat(VolumeRemarks.of(List.of(holding(84)))).isEmpty();
    assertThat(VolumeRemarks.of(List.of(holding(85))))
        .extracting("level")
        .containsExactly(Level.WATCH);
    var alarm = VolumeRemarks.of(List.of(holding(101))).getFirst();
    assertThat(alarm.level()).isEqualTo(Level.ALARM);
    assertThat(alarm.sentence().en())
        .isEqualTo("Vault osaka: 101 B of 100 B contracted are used (101 %).");
    assertThat(alarm.command()).isEqualTo("hikae retention plan --vault osaka");
  }

  @Test
  void aServiceThatWasAwayForLongerThanIsAllowedWantsAttention() {
    var core = Estates.threeSites().services().getFirst();
    var hour = Duration.ofHours(1);
    var away = new Availability(Duration.ofDays(30), hour, 1000);
    assertThat(AvailabilityRemarks.remark(core, away))
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.level()).isEqualTo(Level.WATCH);
              assertThat(remark.sentence().en()).contains("99.861 % of the last 30 days; 99.9 %");
              assertThat(remark.command()).isEqualTo("hikae availability");
            });
    var there = new Availability(Duration.ofDays(30), Duration.ofMinutes(40), 1000);
    assertThat(AvailabilityRemarks.remark(core, there)).isEmpty();
    var hardlySeen = new Availability(hour, hour, 10);
    assertThat(AvailabilityRemarks.remark(core, hardlySeen)).isEmpty();
  }

  private static VaultVolume holding(long bytes) {
    var contract = new VolumeContract(new Bytes(100), LocalDate.of(2029, 3, 31));
    var standing = VolumeStanding.of(contract, new Bytes(bytes), List.of(), TODAY);
    return new VaultVolume(new VaultName("osaka"), standing, List.of());
  }
}
