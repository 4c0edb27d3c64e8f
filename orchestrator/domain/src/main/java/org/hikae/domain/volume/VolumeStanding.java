package org.hikae.domain.volume;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Bytes;
import org.jspecify.annotations.Nullable;

/// How a vault stands against its contract on a day.
///
/// @param growth null when it was not looked at for long enough
public record VolumeStanding(
    VolumeContract contract, Bytes used, LocalDate today, @Nullable Growth growth) {
  private static final double MUCH = 0.85;
  private static final int SOON_DAYS = 30;

  /// In one word.
  public enum State {
    OK,
    /// 85 % or more are used, or it will be full within 30 days, or the contract is over.
    AT_RISK,
    /// It holds more than is contracted.
    BROKEN
  }

  /// @param days oldest first
  public static VolumeStanding of(
      VolumeContract contract, Bytes used, List<DayVolume> days, LocalDate today) {
    return new VolumeStanding(contract, used, today, Growth.of(days, today).orElse(null));
  }

  public State state() {
    if (used.compareTo(contract.volume()) > 0) {
      return State.BROKEN;
    }
    return share() >= MUCH || isSoonFull() || isOver() ? State.AT_RISK : State.OK;
  }

  /// How much of the volume is used: 0.5 is a half.
  public double share() {
    return (double) used.count() / contract.volume().count();
  }

  private boolean isSoonFull() {
    return full().filter(day -> !day.isAfter(today.plusDays(SOON_DAYS))).isPresent();
  }

  /// Whether the contract's last day has passed.
  public boolean isOver() {
    return today.isAfter(contract.until());
  }

  /// When it will be full if it goes on as it did.
  public Optional<LocalDate> full() {
    return Optional.ofNullable(growth)
        .flatMap(known -> known.reaches(contract.volume(), used, today));
  }

  /// How it stands, in one sentence without its subject.
  public Bilingual sentence() {
    var percent = String.format(Locale.ROOT, "%.0f %%", 100 * share());
    var en = "%s of %s contracted are used (%s)".formatted(used, contract.volume(), percent);
    var ja = "契約容量 %s のうち %s を使用(%s)".formatted(contract.volume(), used, percent);
    if (isOver()) {
      return new Bilingual(
          en + "; the contract ended on " + contract.until(),
          ja + "。契約は " + contract.until() + " に終了");
    }
    return full()
        .map(day -> new Bilingual(en + "; full on " + day, ja + "。" + day + " に満杯の見込み"))
        .orElse(new Bilingual(en, ja));
  }

  /// What the forecast rests on.
  public Bilingual basis() {
    if (growth == null) {
      return new Bilingual(
          "no forecast: it was looked at for less than seven days", "予測なし:記録がまだ7日分ない");
    }
    var perDay = new Bytes(Math.round(Math.abs(growth.bytesPerDay())));
    var shrinks = growth.bytesPerDay() < 0;
    return new Bilingual(
        "%s %s a day over %d days that were looked at since %s"
            .formatted(shrinks ? "shrinks" : "grows", perDay, growth.samples(), growth.since()),
        "%s 以降の %d 日分の記録から、1日あたり %s の%s"
            .formatted(growth.since(), growth.samples(), perDay, shrinks ? "減少" : "増加"));
  }
}
