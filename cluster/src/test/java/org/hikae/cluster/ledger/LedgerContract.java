package org.hikae.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cluster.Estate.AT_OSAKA;
import static org.hikae.cluster.Estate.AT_TOKYO;
import static org.hikae.cluster.Estate.await;
import static org.hikae.cluster.Estate.get;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerEntry;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.junit.jupiter.api.Test;

/// What every ledger keeps to, asked of a node that leads and of one that does not. Terms are long
/// enough for a slow machine to ask within the last quarter of one.
abstract class LedgerContract {
  static final Duration TERM = Duration.ofSeconds(2);
  static final Duration MARGIN = Duration.ofSeconds(2);

  private static final AtomicLong TESTS = new AtomicLong();

  /// Tests may share a ledger, so each has streams and a service of its own.
  private final long test = TESTS.incrementAndGet();

  private final ServiceId crm = new ServiceId("crm-" + test);

  private String stream(String name) {
    return name + "/" + test;
  }

  private static long last(Ledger ledger) {
    return ledger.entries(0, Integer.MAX_VALUE).size();
  }

  /// The same ledger at two nodes, the first of which leads.
  abstract List<Ledger> leaderAndFollower() throws Exception;

  /// Lets that time pass by the clock that leases go by.
  abstract void pass(Duration time) throws Exception;

  @Test
  void putsEntriesInOneOrderEachWithTheHashOfTheOneBefore() throws Exception {
    var ledgers = leaderAndFollower();
    var before = last(ledgers.get(0));
    get(ledgers.get(0).append(stream("run/1"), 0, "begun", "{}"));
    var receipt = get(ledgers.get(1).append(stream("run/1"), 1, "ended", "{\"ok\":true}"));

    assertThat(receipt).isInstanceOf(Receipt.Stands.class);
    await("both have both", () -> ledgers.stream().allMatch(l -> l.version(stream("run/1")) == 2));
    var entries = ledgers.get(0).entries(before, 10);
    assertThat(ledgers.get(1).entries(before, 10)).isEqualTo(entries);
    assertThat(entries).extracting(LedgerEntry::kind).containsExactly("begun", "ended");
    assertThat(entries.get(1).previousHash()).isEqualTo(entries.get(0).hash());
    assertThat(entries.get(0).hash()).hasSize(64).isNotEqualTo(entries.get(1).hash());
  }

  @Test
  void refusesAnAppendThatBuildsOnAVersionThatIsOld() throws Exception {
    var leader = leaderAndFollower().getFirst();
    var before = last(leader);
    get(leader.append(stream("estate"), 0, "applied", "{\"by\":\"one\"}"));
    assertThat(get(leader.append(stream("estate"), 0, "applied", "{\"by\":\"other\"}")))
        .isEqualTo(new Receipt.Overtaken(1));
    assertThat(last(leader)).isEqualTo(before + 1);
  }

  @Test
  void letsOneOfManyThatCompeteWin() throws Exception {
    var ledgers = leaderAndFollower();
    var receipts =
        IntStream.range(0, 20)
            .mapToObj(i -> ledgers.get(i % 2).append(stream("contested"), 0, "mine", "" + i))
            .toList();
    var standing = 0;
    for (var receipt : receipts) {
      standing += get(receipt) instanceof Receipt.Stands ? 1 : 0;
    }
    assertThat(standing).isEqualTo(1);
  }

  @Test
  void showsAWatcherEveryEntryOnceFromWhereItAsked() throws Exception {
    var ledgers = leaderAndFollower();
    var before = last(ledgers.get(0));
    for (var i = 0; i < 5; i++) {
      get(ledgers.get(0).append(stream("s"), i, "before", "" + i));
    }
    var seen = new CopyOnWriteArrayList<Long>();
    ledgers.get(1).watch(before + 2, entry -> seen.add(entry.index()));
    for (var i = 5; i < 10; i++) {
      get(ledgers.get(0).append(stream("s"), i, "after", "" + i));
    }
    await("all seen", () -> seen.size() >= 8);
    assertThat(seen).isEqualTo(LongStream.rangeClosed(before + 3, before + 10).boxed().toList());
  }

  @Test
  void givesALeaseToOneSiteAtATime() throws Exception {
    var ledgers = leaderAndFollower();
    var leases = ledgers.get(0).leases();
    var tokyo = new FencingToken(crm, AT_TOKYO, new Epoch(1));
    var osaka = new FencingToken(crm, AT_OSAKA, new Epoch(2));

    assertThat(get(ledgers.get(1).leases().take(crm, AT_TOKYO)))
        .isEqualTo(new LeaseState.Renewed(tokyo, TERM));
    await("applied", () -> leases.current(crm).isPresent());
    assertThat(get(leases.take(crm, AT_OSAKA))).isEqualTo(new LeaseState.Held(tokyo));

    pass(TERM.plus(MARGIN).multipliedBy(3).dividedBy(4));
    assertThat(get(ledgers.get(1).leases().renew(List.of(tokyo))))
        .containsExactly(new LeaseState.Renewed(tokyo, TERM));
    assertThat(get(leases.take(crm, AT_OSAKA))).isEqualTo(new LeaseState.Held(tokyo));

    pass(TERM.plus(MARGIN));
    await("free", () -> leases.untilFree(crm).isZero());
    assertThat(get(leases.take(crm, AT_OSAKA))).isEqualTo(new LeaseState.Renewed(osaka, TERM));
    assertThat(get(leases.renew(List.of(tokyo))))
        .containsExactly(new LeaseState.Superseded(tokyo, osaka));
    assertThat(get(leases.release(tokyo))).isEqualTo(new LeaseState.Superseded(tokyo, osaka));
  }

  @Test
  void freesALeaseThatIsGivenBackAtOnce() throws Exception {
    var leases = leaderAndFollower().getFirst().leases();
    var tokyo = new FencingToken(crm, AT_TOKYO, new Epoch(1));
    get(leases.take(crm, AT_TOKYO));
    assertThat(get(leases.release(tokyo))).isEqualTo(new LeaseState.Free(crm, new Epoch(1)));
    assertThat(get(leases.renew(List.of(tokyo))))
        .containsExactly(new LeaseState.Free(crm, new Epoch(1)));
    assertThat(leases.released(crm)).isTrue();
    assertThat(get(leases.take(crm, AT_OSAKA)))
        .isEqualTo(new LeaseState.Renewed(new FencingToken(crm, AT_OSAKA, new Epoch(2)), TERM));
  }

  @Test
  void leavesNoEntryForAMoveOfALease() throws Exception {
    var leader = leaderAndFollower().getFirst();
    var before = last(leader);
    get(leader.leases().take(crm, AT_TOKYO));
    assertThat(last(leader)).isEqualTo(before);
  }
}
