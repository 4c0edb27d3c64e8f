package org.hikae.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Command;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Litter;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Picture;
import org.hikae.protocol.Plea;
import org.hikae.protocol.Report;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.ServiceState;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatTest {
  private static final ServiceId CRM = new ServiceId("crm");
  private static final FencingToken TOKEN =
      new FencingToken(CRM, new SiteId("tokyo"), new Epoch(7));
  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef(
          "3f1a",
          CRM,
          new SourceId("database"),
          "p1",
          SnapshotRef.SnapshotKind.FULL,
          Instant.parse("2026-11-23T05:30:00.123456789Z"),
          100,
          10);

  private final WireFormat wire = new WireFormat();

  static Stream<Message> messages() {
    var task = new TaskId("run-1/restore");
    return Stream.of(
        new Command.BackUp(
            task,
            CRM,
            List.of(new SourceId("database")),
            SnapshotRef.SnapshotKind.INCREMENTAL,
            "p1"),
        new Command.VerifyVault(task, new Sample(1, 12)),
        new Command.Restore(task, TOKEN, List.of("3f1a")),
        new Command.DescribeAgent(),
        new Plea.RenewLeases(List.of(TOKEN)),
        new Report.Agent(
            NodeId.parse("agent.osaka.a1"),
            "0.1",
            "osaka",
            Map.of(CRM, new ServiceState.Fenced(TOKEN, "lease ran out"))),
        new Report.Task(
            task,
            new TaskState.Succeeded(
                Duration.ofMillis(1234),
                "done",
                List.of(SNAPSHOT),
                new TaskState.Figures(1, 2, 3, 4))),
        new Report.Snapshots(List.of(SNAPSHOT), true),
        new Report.Ties(
            List.of(
                new SnapshotTies(SNAPSHOT, "sato: audit", SnapshotTies.FREE),
                new SnapshotTies(SNAPSHOT, "", Instant.parse("2026-12-01T00:00:00Z"))),
            false),
        new Report.House(
            new Litter(3, 512, Instant.parse("2026-11-01T00:00:00Z")),
            new Litter(0, 0, Litter.NONE)),
        new Command.KeepHouse(
            task, Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z")),
        new Command.ForgetSnapshots(
            task,
            List.of("3f1a"),
            Picture.of(List.of(new SnapshotTies(SNAPSHOT, "", SnapshotTies.FREE)))),
        new Answer.Leases(
            List.of(
                new Answer.LeaseState.Renewed(TOKEN, Duration.ofSeconds(6)),
                new Answer.LeaseState.Free(CRM, Epoch.NONE))),
        new Answer.NoMajority("two of three are silent"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void bringsEveryMessageBackAsItWas(Message message) throws WireException {
    assertThat(wire.decode(wire.encode(message))).isEqualTo(message);
  }

  @Test
  void writesNamesAsPlainTextAndTheKindFirst() {
    assertThat(wire.write(new Plea.RenewLeases(List.of(TOKEN))))
        .isEqualTo(
            """
            {"is":"renew-leases","held":[{"service":"crm","holder":"tokyo","epoch":"7"}]}\
            """);
  }

  @Test
  void keepsAStateOutsideAnyMessage() throws WireException {
    TaskState state = new TaskState.Failed("disk full", "free some", true);
    assertThat(wire.read(wire.write(state), TaskState.class)).isEqualTo(state);
  }

  @Test
  void passesOverAFieldThatANewerNodeAdds() throws WireException {
    assertThat(decode("{\"is\":\"no-majority\",\"because\":\"x\",\"since\":5}"))
        .isEqualTo(new Answer.NoMajority("x"));
  }

  @Test
  void refusesAnUnknownKindAMissingFieldAndABrokenName() {
    assertThatThrownBy(() -> decode("{\"is\":\"dance\"}"))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("dance");
    assertThatThrownBy(() -> decode("{\"is\":\"no-majority\"}"))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("because");
    assertThatThrownBy(() -> decode("{\"is\":\"probe-service\",\"service\":\"../etc\"}"))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("../etc");
    assertThatThrownBy(() -> decode("no json")).isInstanceOf(WireException.class);
  }

  private Message decode(String json) throws WireException {
    return wire.decode(json.getBytes(StandardCharsets.UTF_8));
  }
}
