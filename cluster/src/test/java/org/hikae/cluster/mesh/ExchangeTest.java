package org.hikae.cluster.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;
import static org.hikae.cluster.Estate.get;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.hikae.cluster.MeshException;
import org.hikae.protocol.Command;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static Report.Refused refusal(NodeId from, Message asked) {
    return new Report.Refused(from + " asked " + asked, "");
  }

  /// A view may come to the one who is asked later than the question of the one who has joined.
  @Test
  void answersWhoIsNotInItsViewYet() throws Exception {
    var sent = new CompletableFuture<byte[]>();
    try (var asks =
            new Exchange(TOKYO, (_, envelope) -> sent.complete(envelope), (_, _) -> refused());
        var knowsNobody = new Exchange(OSAKA, (to, _) -> absent(to), ExchangeTest::refusal)) {
      var answer = asks.ask(OSAKA, new Command.DescribeAgent(), Duration.ofSeconds(20));

      knowsNobody.received(
          TOKYO, get(sent), (_, envelope) -> asks.received(OSAKA, envelope, (_, _) -> {}));

      assertThat(get(answer)).isEqualTo(refusal(TOKYO, new Command.DescribeAgent()));
    }
  }

  private static Report.Refused refused() {
    return new Report.Refused("nobody asks this one", "");
  }

  private static void absent(NodeId to) throws MeshException {
    throw new MeshException(to + " is not in the mesh");
  }
}
