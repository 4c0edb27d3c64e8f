package org.hikae.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.cluster.Estate.TOKYO;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.hikae.cluster.Estate;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.LedgerSettings.Member;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.protocol.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ratis would end the process, and this test with it.
class TakenAddressTest {
  @TempDir Path folder;

  @Test
  void isToldByNameAndHarmsNothing() throws Exception {
    var identity = new Estate(folder).identity(TOKYO);
    var address = Estate.freeAddress();
    try (var _ = new ServerSocket(address.getPort(), 1, address.getAddress())) {
      assertThatThrownBy(() -> open(identity, address))
          .isInstanceOf(LedgerException.class)
          .hasMessage(
              "the ledger cannot listen at %s:%d: Address already in use",
              address.getHostString(), address.getPort())
          .hasCauseInstanceOf(BindException.class);
    }
    try (var ledger = open(identity, address)) {
      Estate.await("it leads once the address is free", ledger::leads);
      assertThat(ledger.leader()).contains(TOKYO);
    }
  }

  private Ledger open(Identity identity, InetSocketAddress address) throws Exception {
    return RatisLedger.open(
        new LedgerSettings(
            folder.resolve("ledger"),
            address,
            List.of(new Member(TOKYO, address)),
            LeaseTerms.DEFAULT),
        identity,
        new LocalMesh().join(TOKYO, (_, _) -> new Answer.NoMajority("not asked here")));
  }
}
