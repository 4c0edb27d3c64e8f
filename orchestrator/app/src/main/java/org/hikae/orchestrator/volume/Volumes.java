package org.hikae.orchestrator.volume;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.volume.DayVolume;
import org.hikae.domain.volume.VolumeStanding;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.VaultRows;
import org.hikae.orchestrator.ledger.VaultRows.Weight;
import org.hikae.protocol.VaultName;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What vaults hold, as they have reported of each snapshot, against what is contracted. Whoever
/// looks has today's figure noted; notices look all the time. Its own observation: not in the
/// ledger.
public final class Volumes {
  private static final Duration STANDS = Duration.ofMinutes(1);
  private static final int TREND_DAYS = 90;

  private final EstateInForce estate;
  private final VaultRows rows;
  private final JdbcClient sql;
  private final Clock clock;
  private final ZoneId zone;
  private Looked looked = new Looked(Instant.EPOCH, null, List.of());

  private record Looked(
      Instant at, @org.jspecify.annotations.Nullable Estate estate, List<VaultVolume> volumes) {}

  /// @param zone whose days are meant
  public Volumes(EstateInForce estate, VaultRows rows, JdbcClient sql, Clock clock, ZoneId zone) {
    this.estate = estate;
    this.rows = rows;
    this.sql = sql;
    this.clock = clock;
    this.zone = zone;
  }

  /// A vault for which something is contracted.
  ///
  /// @param days what it held, oldest first
  public record VaultVolume(VaultName vault, VolumeStanding standing, List<DayVolume> days) {
    public VaultVolume {
      days = List.copyOf(days);
    }
  }

  /// Those of the estate, as it writes them. What was looked at stands for a minute.
  public synchronized List<VaultVolume> all() {
    var known = estate.now();
    if (known.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    if (!known.get().equals(looked.estate())
        || Duration.between(looked.at(), now).compareTo(STANDS) > 0) {
      looked = new Looked(now, known.get(), look(known.get(), LocalDate.ofInstant(now, zone)));
    }
    return looked.volumes();
  }

  /// Today, where this orchestrator is.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private List<VaultVolume> look(Estate known, LocalDate today) {
    var contracted =
        known.vaults().stream().filter(vault -> vault.contracted().isPresent()).toList();
    if (contracted.isEmpty()) {
      return List.of(); // counting a catalog takes a while
    }
    var weights = rows.weights();
    contracted.forEach(
        vault -> note(vault.name(), today, weights.getOrDefault(vault.name(), Weight.NOTHING)));
    var days = days(today.minusDays(TREND_DAYS));
    var volumes = new ArrayList<VaultVolume>();
    for (var vault : contracted) {
      var contract = vault.contracted().orElseThrow();
      var used = weights.getOrDefault(vault.name(), Weight.NOTHING).storedBytes();
      var seen = days.getOrDefault(vault.name(), List.of());
      var standing = VolumeStanding.of(contract, new Bytes(used), seen, today);
      volumes.add(new VaultVolume(vault.name(), standing, seen));
    }
    return List.copyOf(volumes);
  }

  private void note(VaultName vault, LocalDate day, Weight weight) {
    sql.sql(
            "insert into vault_volume values (?, ?, ?)"
                + " on conflict (vault, day) do update set stored_bytes = excluded.stored_bytes")
        .params(vault.name(), Date.valueOf(day), weight.storedBytes())
        .update();
  }

  private Map<VaultName, List<DayVolume>> days(LocalDate since) {
    var days = new HashMap<VaultName, List<DayVolume>>();
    sql.sql("select vault, day, stored_bytes from vault_volume where day >= ? order by day")
        .param(Date.valueOf(since))
        .query(
            (RowCallbackHandler)
                row ->
                    days.computeIfAbsent(new VaultName(row.getString(1)), _ -> new ArrayList<>())
                        .add(
                            new DayVolume(
                                row.getObject(2, LocalDate.class), new Bytes(row.getLong(3)))));
    return days;
  }
}
