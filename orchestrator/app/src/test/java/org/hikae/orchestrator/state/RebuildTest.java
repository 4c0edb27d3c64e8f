package org.hikae.orchestrator.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.Founding;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.orchestrator.state.Rebuild.Material;
import org.hikae.orchestrator.state.RebuildPlan.EpochMove;
import org.hikae.orchestrator.state.StateException.Reason;
import org.hikae.orchestrator.state.StateLine.Begun;
import org.hikae.orchestrator.state.StateLine.Day;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a state says of itself, what speaks against a rebuild, and what one would do.
class RebuildTest {
  private static final NodeId TOKYO = NodeId.parse("orchestrator.tokyo.o1");
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final Instant TAKEN = Instant.parse("2026-11-27T09:00:00Z");
  private static final String SETTINGS =
      """
      node: orchestrator.osaka.o1
      identity: identity
      home: state
      console: 127.0.0.1:8443
      mesh: {listen: 127.0.0.1:7910}
      ledger: {listen: 127.0.0.1:7911}
      members:
        - {node: orchestrator.tokyo.o1, mesh: 127.0.0.1:7900, ledger: 127.0.0.1:7901, console: 127.0.0.1:8440}
        - {node: orchestrator.osaka.o1, mesh: 127.0.0.1:7910, ledger: 127.0.0.1:7911, console: 127.0.0.1:8443}
        - {node: orchestrator.nagoya.o1, mesh: 127.0.0.1:7920, ledger: 127.0.0.1:7921, console: 127.0.0.1:8446}
      notices: {webhookKeyFile: webhook.key}
      """;

  @TempDir Path folder = Path.of("unset");

  private State state = new State(begun(""), "", new LedgerCopy(List.of(), List.of()), List.of());

  private static Begun begun(String authority) {
    return new Begun(StateFile.FORMAT, TOKYO, TAKEN, authority);
  }

  @BeforeEach
  void remember() throws Exception {
    var terms = new LeaseTerms(Duration.ofSeconds(30), Duration.ofSeconds(3));
    try (var ledger = new LocalLedger(terms).at(TOKYO)) {
      for (var stream : List.of("account/sato", "run/1", "run/2")) {
        ledger.append(stream, 0, "begun", "{}").get(5, TimeUnit.SECONDS);
      }
      ledger.leases().take(new ServiceId("registry"), new SiteId("tokyo")).get(5, TimeUnit.SECONDS);
      var day =
          new Day(
              new ServiceId("registry"),
              LocalDate.parse("2026-11-26"),
              Duration.ofHours(24),
              Duration.ofMinutes(1),
              17_280);
      state = new State(begun("ab"), SETTINGS, ledger.copy(), List.of(day));
    }
  }

  private byte[] written() throws Exception {
    var out = new ByteArrayOutputStream();
    StateFile.write(state, out);
    return out.toByteArray();
  }

  private static State read(byte[] bytes) throws Exception {
    return StateFile.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void aStateIsReadAsItWasWritten() throws Exception {
    assertThat(read(written())).isEqualTo(state);
  }

  @Test
  void aStateThatWasCutShortOrChangedSaysSo() throws Exception {
    var text = new String(written(), UTF_8);
    var cut = text.substring(0, text.lastIndexOf("{\"is\":\"end\""));
    var changed = text.replace("account/sato", "account/kato");
    var swapped = text.replaceFirst("(?m)^(.*run/1.*\n)(.*run/2.*\n)", "$2$1");
    assertThat(swapped).isNotEqualTo(text);
    for (var wrong : List.of("", cut, changed, swapped, text + "{}\n", "no state\n")) {
      var refused = catchThrowableOfType(StateException.class, () -> read(wrong.getBytes(UTF_8)));
      assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
    }
  }

  private Rebuild rebuild(Predicate<InetSocketAddress> answers, NodeId... others) throws Exception {
    return Rebuild.of(new Material(state, Map.of()), folder, List.of(others), answers);
  }

  private static boolean nobody(InetSocketAddress address) {
    return false;
  }

  private Reason refusal(Predicate<InetSocketAddress> answers, NodeId... others) {
    return catchThrowableOfType(StateException.class, () -> rebuild(answers, others)).reason();
  }

  @Test
  void tellsWhatItWouldDoAndWritesNothing() throws Exception {
    var plan = rebuild(RebuildTest::nobody).plan();
    assertThat(plan.node()).isEqualTo(OSAKA.toString());
    assertThat(plan.head()).isEqualTo(state.ledger().head());
    assertThat(plan.streams()).containsExactly(Map.entry("account", 1L), Map.entry("run", 2L));
    assertThat(plan.epochs()).containsExactly(new EpochMove("registry", "tokyo", 1, 1001));
    assertThat(plan.keepers()).containsExactly(OSAKA.toString());
    assertThat(plan.unreached()).containsExactly(TOKYO.toString(), "orchestrator.nagoya.o1");
    assertThat(plan.writes()).containsExactly(folder.resolve("orchestrator.yaml").toString());
    assertThat(plan.missing())
        .containsExactly(
            folder.resolve("identity/node.key").toString(),
            folder.resolve("webhook.key").toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theHomeGoesOnFromTheState() throws Exception {
    rebuild(RebuildTest::nobody, TOKYO).carryOut("point p1", Clock.systemUTC());

    assertThat(folder.resolve("orchestrator.yaml")).hasContent(SETTINGS);
    var founding = Founding.in(folder.resolve("state/ledger")).orElseThrow();
    assertThat(founding.keepers()).containsExactly(OSAKA, TOKYO);
    assertThat(founding.copy()).isEqualTo(state.ledger().ahead(Duration.ofSeconds(30)));
    var rebuilt = Rebuilt.in(folder.resolve("state")).orElseThrow();
    assertThat(rebuilt.event().head()).isEqualTo(state.ledger().head());
    assertThat(rebuilt.days()).isEqualTo(state.days());
  }

  @Test
  void refusesAHomeThatIsNotEmpty() throws Exception {
    Files.createDirectories(folder.resolve("state/pg"));
    assertThat(refusal(RebuildTest::nobody)).isEqualTo(Reason.TAKEN);
  }

  @Test
  void refusesAPointOfAnotherEstate() throws Exception {
    var identity = PlayedCluster.identity(folder.resolve("estate"), OSAKA);
    Files.move(identity, folder.resolve("identity"));
    assertThat(refusal(RebuildTest::nobody)).isEqualTo(Reason.OTHER_ESTATE);

    var own = Identity.authority(folder.resolve("identity/ca.crt"));
    state = new State(begun(own), SETTINGS, state.ledger(), state.days());
    assertThat(rebuild(RebuildTest::nobody).plan().missing())
        .containsExactly(folder.resolve("webhook.key").toString());
  }

  @Test
  void refusesALedgerWhoseEntriesDoNotFollowOneAnother() throws Exception {
    var gap = new LedgerCopy(state.ledger().leases(), state.ledger().entries().subList(1, 3));
    state = new State(state.begun(), SETTINGS, gap, List.of());
    state = read(written());
    assertThat(refusal(RebuildTest::nobody)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void foundsNoLedgerBesideALivingOne() {
    var two =
        catchThrowableOfType(
            StateException.class,
            () -> rebuild(address -> address.getPort() == 7901 || address.getPort() == 8446));
    assertThat(two.reason()).isEqualTo(Reason.ALIVE);
    assertThat(two).hasMessageStartingWith("a majority of the orchestrators lives");
    assertThat(two.hint()).contains("joins");

    var one =
        catchThrowableOfType(
            StateException.class, () -> rebuild(address -> address.getPort() == 7920));
    assertThat(one.reason()).isEqualTo(Reason.ALIVE);
    assertThat(one).hasMessageContaining("orchestrator.nagoya.o1 still runs, without a majority");
    assertThat(one.hint()).contains("export-state");
  }

  @Test
  void refusesAKeeperWhomTheSettingsDoNotName() {
    assertThat(refusal(RebuildTest::nobody, NodeId.parse("orchestrator.kobe.o1")))
        .isEqualTo(Reason.SETTINGS);
  }
}
