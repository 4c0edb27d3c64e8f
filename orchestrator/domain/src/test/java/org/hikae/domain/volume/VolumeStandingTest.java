package org.hikae.domain.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.volume.VolumeStanding.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VolumeStandingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final long GIB = 1L << 30;
  private static final VolumeContract CONTRACT =
      new VolumeContract(new Bytes(100 * GIB), LocalDate.of(2029, 3, 31));

  @Test
  void aVaultIsFullWhenItHasGrownOnAsItDid() {
    var standing = standing(50, growing(50, 1, 11));
    assertThat(standing.full()).contains(TODAY.plusDays(50));
    assertThat(standing.state()).isEqualTo(State.OK);
    assertThat(standing.basis().en())
        .isEqualTo("grows 1.00 GiB a day over 11 days that were looked at since 2026-11-17");
    assertThat(standing.sentence().en())
        .isEqualTo("50.0 GiB of 100 GiB contracted are used (50 %); full on 2027-01-16");
  }

  @Test
  @Tag("DAT-01")
  void aVaultThatWillBeFullWithinThirtyDaysIsAtRisk() {
    assertThat(standing(70, growing(70, 1, 11)).state()).isEqualTo(State.AT_RISK);
    assertThat(standing(69, growing(69, 1, 11)).state()).isEqualTo(State.OK);
  }

  @Test
  void ofAHundredPartsEightyFiveAreARiskAndMoreThanAllOfThemABreach() {
    assertThat(standing(84, List.of()).state()).isEqualTo(State.OK);
    assertThat(standing(85, List.of()).state()).isEqualTo(State.AT_RISK);
    assertThat(standing(100, List.of()).state()).isEqualTo(State.AT_RISK);
    assertThat(standing(101, List.of()).state()).isEqualTo(State.BROKEN);
  }

  @Test
  void nobodySaysWhenAVaultIsFullThatDoesNotGrowOrIsHardlyKnown() {
    var shrinking = standing(50, growing(50, -1, 11));
    assertThat(shrinking.full()).isEmpty();
    assertThat(shrinking.basis().en()).startsWith("shrinks 1.00 GiB a day");
    assertThat(standing(50, growing(50, 0, 11)).full()).isEmpty();
    assertThat(standing(50, growing(50, 1, 7)).full()).isEmpty();
    assertThat(standing(50, growing(50, 1, 7)).basis().ja()).isEqualTo("予測なし:記録がまだ7日分ない");
    assertThat(standing(50, growing(50, 1, 8)).full()).isPresent();
  }

  @Test
  void oneOddDayDoesNotMakeTheForecast() {
    var days = new java.util.ArrayList<>(growing(65, 1, 61));
    days.set(30, new DayVolume(days.get(30).day(), new Bytes(99 * GIB)));
    assertThat(standing(65, days).full().orElseThrow())
        .isBetween(TODAY.plusDays(33), TODAY.plusDays(37));
  }

  @Test
  void aContractThatIsOverIsARisk() {
    var over = new VolumeContract(new Bytes(100 * GIB), TODAY.minusDays(1));
    var standing = VolumeStanding.of(over, new Bytes(GIB), List.of(), TODAY);
    assertThat(standing.state()).isEqualTo(State.AT_RISK);
    assertThat(standing.sentence().en()).endsWith("; the contract ended on 2026-11-26");
    var last = new VolumeContract(new Bytes(100 * GIB), TODAY);
    assertThat(VolumeStanding.of(last, new Bytes(GIB), List.of(), TODAY).state())
        .isEqualTo(State.OK);
  }

  private static VolumeStanding standing(long gib, List<DayVolume> days) {
    return VolumeStanding.of(CONTRACT, new Bytes(gib * GIB), days, TODAY);
  }

  /// What it held on the last days, today `last`.
  private static List<DayVolume> growing(long last, long perDay, int days) {
    return IntStream.range(0, days)
        .mapToObj(
            place -> {
              var ago = days - 1 - place;
              return new DayVolume(TODAY.minusDays(ago), new Bytes((last - ago * perDay) * GIB));
            })
        .toList();
  }
}
