package org.hikae.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cluster.Estate.await;
import static org.hikae.cluster.Estate.get;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatisLedgerTest extends LedgerContract {
  @TempDir static Path folder;
  private static ThreeLedgers three;

  @BeforeAll
  static void start() throws Exception {
    three = new ThreeLedgers(folder, TERM, MARGIN);
  }

  @AfterAll
  static void stop() {
    three.close();
  }

  @Override
  List<Ledger> leaderAndFollower() throws Exception {
    return three.leaderFirst();
  }

  @Override
  void pass(Duration time) throws Exception {
    Thread.sleep(time);
  }

  @Test
  void losesNothingAcknowledgedWhenItsLeaderDies() throws Exception {
    var ledgers = leaderAndFollower();
    var acknowledged = new TreeSet<Long>();
    for (var i = 0; i < 20; i++) {
      acknowledged.add(standing(ledgers.get(1), "load", i));
    }
    var pending = new ArrayList<java.util.concurrent.CompletableFuture<Receipt>>();
    for (var i = 0; i < 10; i++) {
      pending.add(ledgers.get(1).append("many/" + i, 0, "k", "{}"));
    }
    var victim = three.kill(ledgers.get(0));
    await("another leads", () -> three.alive().stream().anyMatch(Ledger::leads));
    for (var each : pending) {
      if (get(each) instanceof Receipt.Stands(var entry)) {
        acknowledged.add(entry.index());
      }
    }
    acknowledged.add(standing(ledgers.get(1), "load", 20));

    for (var ledger : three.alive()) {
      await("all there", () -> indexes(ledger).containsAll(acknowledged));
    }
    assertThat(acknowledged).hasSize(31);
    three.start(victim);
  }

  @Test
  void comesBackFromItsFolderAndCatchesUp() throws Exception {
    var ledgers = leaderAndFollower();
    standing(ledgers.get(0), "away", 0);
    var away = three.kill(ledgers.get(1));
    standing(ledgers.get(0), "away", 1);

    var back = three.start(away);
    await("caught up", () -> back.version("away") == 2);
    assertThat(back.entries(0, 1000)).isEqualTo(ledgers.get(0).entries(0, 1000));
  }

  private static long standing(Ledger ledger, String stream, int version) throws Exception {
    var receipt = get(ledger.append(stream, version, "k", "{}"));
    return ((Receipt.Stands) receipt).entry().index();
  }

  private static List<Long> indexes(Ledger ledger) {
    return ledger.entries(0, 1000).stream().map(LedgerEntry::index).toList();
  }
}
