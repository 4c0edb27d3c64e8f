package org.hikae.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.cluster.Estate.AT_OSAKA;
import static org.hikae.cluster.Estate.AT_TOKYO;
import static org.hikae.cluster.Estate.CRM;
import static org.hikae.cluster.Estate.NAGOYA;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;
import static org.hikae.cluster.Estate.await;
import static org.hikae.cluster.Estate.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cluster.Estate;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.LedgerSettings.Member;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.cluster.testing.VirtualTicker;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundingTest {
  private static final LeaseTerms TERMS =
      new LeaseTerms(Duration.ofMillis(400), Duration.ofMillis(200));

  @TempDir Path folder = Path.of("unset");

  private LedgerCopy lost = new LedgerCopy(List.of(), List.of());

  @BeforeEach
  void remember() throws Exception {
    try (var ledger = new LocalLedger(TERMS).at(TOKYO)) {
      for (var i = 0; i < 5; i++) {
        get(ledger.append("run/1", i, "step", "{\"n\":" + i + "}"));
      }
      get(ledger.leases().take(CRM, AT_TOKYO));
      lost = ledger.copy();
    }
  }

  @Test
  void aLedgerGoesOnFromWhatItWasFoundedWith() throws Exception {
    var home = folder.resolve("ledger");
    Founding.of(lost.ahead(TERMS.term()), List.of(OSAKA)).write(home);
    var estate = new Estate(folder);
    var identity = estate.identity(OSAKA);
    var members = new ArrayList<Member>();
    for (var node : Estate.ORCHESTRATORS) {
      members.add(new Member(node, Estate.freeAddress()));
    }
    LedgerEntry first;
    try (var ledger = open(home, members, identity)) {
      await("leads alone, though the settings name three", ledger::leads);
      assertThat(ledger.entries(0, 10)).isEqualTo(lost.entries());
      assertThat(ledger.leases().current(CRM))
          .hasValue(new FencingToken(CRM, AT_TOKYO, new Epoch(1 + LedgerCopy.EPOCHS_AHEAD)));
      assertThat(get(ledger.leases().renew(List.of(new FencingToken(CRM, AT_TOKYO, new Epoch(1))))))
          .allMatch(LeaseState.Superseded.class::isInstance);

      first = ((Receipt.Stands) get(ledger.append("run/1", 5, "step", "{}"))).entry();
      assertThat(first.previousHash()).isEqualTo(lost.head());
      await("nobody holds it", () -> ledger.leases().untilFree(CRM).isZero());
      assertThat(get(ledger.leases().take(CRM, AT_OSAKA)))
          .isEqualTo(
              new LeaseState.Renewed(
                  new FencingToken(CRM, AT_OSAKA, new Epoch(2 + LedgerCopy.EPOCHS_AHEAD)),
                  TERMS.term()));
    }
    try (var again = open(home, members, identity)) {
      await("comes back with both", () -> again.version("run/1") == 6);
      assertThat(again.copy().head()).isEqualTo(first.hash());
      assertThat(again.leases().current(CRM).orElseThrow().holder()).isEqualTo(AT_OSAKA);
    }
  }

  private Ledger open(Path home, List<Member> members, Identity identity) throws Exception {
    var node = new LocalMesh().join(OSAKA, (_, _) -> new Answer.NoMajority("not asked here"));
    return RatisLedger.open(
        new LedgerSettings(home, members.get(1).address(), members, TERMS), identity, node);
  }

  @Test
  void aLeaseOfTheCopyCountsAsHeldForItsTermEvenIfItWasGivenBack() throws Exception {
    LedgerCopy copy;
    try (var ledger = new LocalLedger(TERMS).at(TOKYO)) {
      get(ledger.leases().take(CRM, AT_TOKYO));
      get(ledger.leases().release(new FencingToken(CRM, AT_TOKYO, new Epoch(1))));
      copy = ledger.copy().ahead(Duration.ofSeconds(30));
    }
    var ticker = new VirtualTicker();
    var replica = new Replica(ticker, Duration.ofSeconds(3));
    Founding.of(copy, List.of(OSAKA)).begin(replica);
    assertThat(replica.untilFree(CRM)).isEqualTo(Duration.ofSeconds(33));
    ticker.advance(Duration.ofSeconds(33));
    assertThat(replica.untilFree(CRM)).isZero();
  }

  @Test
  void whoSharesItIsOfOneGroupAndNobodyElse() throws Exception {
    var ahead = lost.ahead(TERMS.term());
    var alone = Founding.of(ahead, List.of(OSAKA));
    assertThat(Founding.of(ahead, List.of(NAGOYA, OSAKA)))
        .isEqualTo(Founding.of(ahead, List.of(OSAKA, NAGOYA)));
    assertThat(alone.group())
        .isNotEqualTo(Founding.of(ahead, List.of(OSAKA, NAGOYA)).group())
        .isNotEqualTo(Founding.of(lost, List.of(OSAKA)).group())
        .isNotEqualTo(RatisConsensus.FIRST_GROUP);
    alone.write(folder.resolve("ledger"));
    assertThat(Founding.in(folder.resolve("ledger"))).hasValue(alone);
    assertThat(Founding.in(folder)).isEmpty();
  }

  @Test
  void refusesEntriesThatDoNotFollowOneAnother() {
    var third = lost.entries().get(2);
    var changed = new ArrayList<>(lost.entries());
    changed.set(
        2,
        new LedgerEntry(
            third.index(),
            third.stream(),
            third.version(),
            third.kind(),
            "{\"n\":7}",
            third.author(),
            third.at(),
            third.previousHash(),
            third.hash()));
    assertThatThrownBy(() -> Founding.of(new LedgerCopy(List.of(), changed), List.of(OSAKA)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("entry 3");
    var gap = lost.entries().subList(1, 5);
    assertThatThrownBy(() -> Founding.of(new LedgerCopy(List.of(), gap), List.of(OSAKA)))
        .hasMessageContaining("entry 2");
  }

  @Test
  void refusesAFolderThatHoldsALedgerAndAFileThatWasCutShort() throws Exception {
    var home = folder.resolve("ledger");
    var founding = Founding.of(lost, List.of(OSAKA));
    founding.write(home);
    assertThatThrownBy(() -> founding.write(home)).hasMessageContaining("already");

    var file = home.resolve("founding.jsonl");
    var lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThatThrownBy(() -> Founding.in(home)).isInstanceOf(LedgerException.class);
  }
}
