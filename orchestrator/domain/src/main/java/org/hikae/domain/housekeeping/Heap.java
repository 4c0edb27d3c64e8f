package org.hikae.domain.housekeeping;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hikae.domain.text.Bilingual;
import org.jspecify.annotations.Nullable;

/// Something that grows by itself, and of which what is old is deleted. No estate keeps any of it
/// for a shorter time than its floor.
public enum Heap {
  ACCESSES(Place.STORE, Period.ofMonths(13), Period.ofMonths(13), "audit of accesses", "アクセスの監査記録"),
  JOBS(Place.STORE, Period.ofMonths(13), Period.ofMonths(13), "history of jobs", "ジョブの履歴"),
  NOTICES(
      Place.STORE,
      Period.ofMonths(13),
      Period.ofMonths(13),
      "who was told of notices that are over",
      "終了した通知の送信記録"),
  RECOVERIES(Place.STORE, Period.ofYears(3), null, "history of recoveries and drills", "復旧と訓練の履歴"),
  BATCH(Place.STORE, Period.ofDays(7), Period.ofDays(31), "notebook of Spring Batch", "ジョブ実行基盤の記録"),
  LOOKS(Place.STORE, Period.ofDays(7), Period.ofDays(7), "single looks at services", "個々の監視結果"),
  AVAILABILITY(
      Place.STORE, Period.ofMonths(13), Period.ofYears(3), "availability by day", "日ごとの稼働率"),
  VOLUMES(
      Place.STORE, Period.ofMonths(13), Period.ofYears(3), "volume of vaults by day", "日ごとの保管量"),
  TASKS(Place.AGENT, Period.ofDays(7), Period.ofDays(90), "notes of tasks", "タスクの記録"),
  SANDBOXES(
      Place.AGENT,
      Period.ofDays(1),
      Period.ofDays(1),
      "folders of sandboxes left behind",
      "残された検証環境");

  /// Where it grows.
  public enum Place {
    /// In an orchestrator's PostgreSQL.
    STORE,
    /// In an agent's home.
    AGENT
  }

  private static final LocalDate ANY = LocalDate.of(2023, 1, 31);

  private final Place place;
  private final Period floor;
  private final @Nullable Period usual;
  private final String en;
  private final String ja;

  Heap(Place place, Period floor, @Nullable Period usual, String en, String ja) {
    this.place = place;
    this.floor = floor;
    this.usual = usual;
    this.en = en;
    this.ja = ja;
  }

  public Place place() {
    return place;
  }

  /// The least that it is kept for.
  public Period floor() {
    return floor;
  }

  /// How long it is kept where the estate says nothing; empty: for ever.
  public Optional<Period> usual() {
    return Optional.ofNullable(usual);
  }

  /// What it is, for people.
  public Bilingual words() {
    return new Bilingual(en, ja);
  }

  /// As the estate writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a time is shorter than the floor, in whichever months and years it lies.
  public boolean undercutBy(Period kept) {
    return IntStream.range(0, 1500)
        .mapToObj(ANY::plusDays)
        .anyMatch(day -> day.minus(kept).isAfter(day.minus(floor)));
  }
}
