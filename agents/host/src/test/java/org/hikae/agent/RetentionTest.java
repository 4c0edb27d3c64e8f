package org.hikae.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.agent.Estate.REGISTRY;
import static org.hikae.agent.testing.Eventually.eventually;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.testing.FakeService;
import org.hikae.protocol.Command;
import org.hikae.protocol.Command.ForgetSnapshots;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Law;
import org.hikae.protocol.Picture;
import org.hikae.protocol.Report;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultKey;
import org.hikae.vault.store.directory.DirectoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an agent forgets of its own, real vault, and what it refuses to.
final class RetentionTest {
  private static final String TOKYO = "tokyo";

  @TempDir Path folder;
  private final FakeService service = new FakeService("registry");
  private Estate estate;
  private AgentConfig config;
  private Agent tokyo;
  private int tasks;

  @BeforeEach
  void open() throws Exception {
    estate = new Estate(folder);
    config = estate.config(TOKYO);
    tokyo = Agent.start(config, estate.around(service));
    eventually("the service runs at home", service::running);
    for (var day = 1; day <= 3; day++) {
      Files.writeString(estate.documents(TOKYO).resolve("deed-" + day + ".txt"), "deed " + day);
      backUp("p" + day);
    }
  }

  @AfterEach
  void close() {
    tokyo.close();
    estate.close();
  }

  @Test
  void whatAPlanChoseIsForgottenAndTheRestStaysWhole() throws Exception {
    var seen = ties();

    var end = forget(Picture.of(seen), List.of(idOf("p1"), idOf("p2")));

    assertThat(end)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done -> {
              assertThat(done.summary()).isEqualTo("2 snapshots forgotten");
              assertThat(done.figures().files()).isEqualTo(2);
            });
    assertThat(marks()).containsExactly("p3");
    assertThat(work(new Command.PruneVault(task()))).isInstanceOf(Succeeded.class);
    assertThat(work(new Command.CheckVault(task()))).isInstanceOf(Succeeded.class);
  }

  /// An increment stands for itself: nothing is lost with what it was compared with.
  @Test
  void anIncrementComesBackWholeAfterItsParentIsForgotten() throws Exception {
    var id = idOf("p3");
    assertThat(forget(Picture.of(ties()), List.of(idOf("p1"), idOf("p2"))))
        .isInstanceOf(Succeeded.class);
    assertThat(work(new Command.PruneVault(task()))).isInstanceOf(Succeeded.class);
    var token = new FencingToken(REGISTRY, config.node().site(), new Epoch(1));
    assertThat(work(new Command.StopService(task(), token))).isInstanceOf(Succeeded.class);
    Files.delete(estate.documents(TOKYO).resolve("deed-1.txt"));

    assertThat(work(new Command.Restore(task(), token, List.of(id)))).isInstanceOf(Succeeded.class);

    assertThat(estate.documents(TOKYO).resolve("deed-1.txt")).hasContent("deed 1");
  }

  @Test
  void aStalePictureForgetsNothing() throws Exception {
    var before = Picture.of(ties());
    assertThat(forget(before, List.of(idOf("p1")))).isInstanceOf(Succeeded.class);

    assertThat(forget(before, List.of(idOf("p2"))))
        .isEqualTo(
            new Failed(
                "the vault is not what the plan saw: nothing was forgotten",
                "look at the plan again",
                true));
    assertThat(forget(Picture.NONE, List.of(idOf("p2")))).isInstanceOf(Failed.class);
    assertThat(marks()).containsExactly("p2", "p3");
  }

  @Test
  void whatWasTakenSinceMakesNoPictureStale() throws Exception {
    var before = Picture.of(ties());
    backUp("p4");

    assertThat(forget(before, List.of(idOf("p1")))).isInstanceOf(Succeeded.class);
    assertThat(marks()).containsExactly("p2", "p3", "p4");
  }

  @Test
  void aHoldThatWasPlacedSinceMakesThePictureStale() throws Exception {
    var before = Picture.of(ties());
    hold("p1");

    assertThat(forget(before, List.of(idOf("p2")))).isInstanceOf(Failed.class);
    assertThat(marks()).containsExactly("p1", "p2", "p3");
  }

  @Test
  void whatIsHeldIsNotForgottenNorAnythingWithIt() throws Exception {
    hold("p1");

    assertThat(ties().getFirst().hold()).isEqualTo("M. Sato: audit of 2026");
    refused(List.of(idOf("p2"), idOf("p1")), "is held by M. Sato: audit of 2026");
  }

  @Test
  void aPointIsHeldForAPersonWithAReasonAndReleased() throws Exception {
    var forever = SnapshotTies.FREE;
    assertThat(work(new Command.HoldPoint(task(), REGISTRY, "p1", "lawsuit", "token/a1", forever)))
        .isInstanceOf(Succeeded.class);
    assertThat(ties().getFirst().hold()).isEqualTo("token/a1: lawsuit");
    refused(List.of(idOf("p1")), "is held by token/a1: lawsuit");

    assertThat(work(new Command.ReleasePoint(task(), REGISTRY, "p1")))
        .isInstanceOf(Succeeded.class);
    assertThat(ties().getFirst().isHeld()).isFalse();
    assertThat(work(new Command.HoldPoint(task(), REGISTRY, "p9", "why", "sato", forever)))
        .isInstanceOf(Failed.class);
    assertThat(work(new Command.ReleasePoint(task(), REGISTRY, "p9"))).isInstanceOf(Failed.class);
  }

  @Test
  void theNewestOfASourceIsNotForgotten() throws Exception {
    refused(List.of(idOf("p1"), idOf("p3")), "is the newest of its source");
  }

  @Test
  void whatIsNotThereStopsTheRest() throws Exception {
    refused(List.of(idOf("p1"), "00".repeat(32)), "is not in the vault");
  }

  @Test
  void theSameTaskForgetsOnce() throws Exception {
    var task = new TaskId("job/forget");
    var first = work(new ForgetSnapshots(task, List.of(idOf("p1")), Picture.of(ties())));

    assertThat(work(new ForgetSnapshots(task, List.of(), Picture.NONE))).isEqualTo(first);
    assertThat(marks()).containsExactly("p2", "p3");
  }

  /// Condemned packs are deleted a day after, so a mirror that pulls at that moment loses nothing.
  @Test
  void whatMirrorsPullStaysForAGraceTime() throws Exception {
    var osaka = Agent.start(estate.config("osaka"), estate.around(new FakeService("registry")));
    try {
      assertThat(forget(Picture.of(ties()), List.of(idOf("p1")))).isInstanceOf(Succeeded.class);
      var pruned = (Succeeded) work(new Command.PruneVault(task()));
      assertThat(pruned.summary()).contains(", 0 deleted");
      var url = URI.create("site://" + config.listen() + "/vault");
      assertThat(estate.work("osaka", new Command.PullMirror(task(), url, new Law("JP"))))
          .isInstanceOf(Succeeded.class);
      assertThat(estate.work("osaka", new Command.CheckVault(task())))
          .isInstanceOf(Succeeded.class);
    } finally {
      osaka.close();
    }
  }

  private void refused(List<String> snapshots, String because) throws Exception {
    var before = marks();
    assertThat(forget(Picture.of(ties()), snapshots))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.error()).contains(because, "nothing was forgotten");
              assertThat(failed.retryable()).isFalse();
            });
    assertThat(marks()).isEqualTo(before);
  }

  private TaskState forget(Picture seen, List<String> snapshots) throws Exception {
    return work(new ForgetSnapshots(task(), snapshots, seen));
  }

  private void backUp(String point) throws Exception {
    var kind = point.equals("p1") ? SnapshotKind.FULL : SnapshotKind.INCREMENTAL;
    assertThat(work(new Command.BackUp(task(), REGISTRY, List.of(), kind, point)))
        .isInstanceOf(Succeeded.class);
  }

  private void hold(String point) throws Exception {
    var key = new VaultKey.KeyFile(estate.folder(TOKYO).resolve("vault.key"));
    try (var store = new DirectoryStore(estate.folder(TOKYO).resolve("vault"));
        var vault = Vault.open(store, key)) {
      var snapshot = vault.snapshot(idOf(point));
      vault.holds().place(snapshot, "audit of 2026", "M. Sato", Optional.empty());
    }
  }

  private TaskId task() {
    return new TaskId("t/" + ++tasks);
  }

  private TaskState work(Command.Work command) throws Exception {
    return estate.work(TOKYO, command);
  }

  /// Oldest first, whole, whatever fits on a page.
  private List<SnapshotTies> ties() throws Exception {
    var ties =
        new ArrayList<>(((Report.Ties) estate.ask(TOKYO, new Command.ListTies(""))).snapshots());
    ties.sort(Comparator.comparing(each -> each.snapshot().consistentAt()));
    return ties;
  }

  private List<String> marks() throws Exception {
    return ties().stream().map(each -> each.snapshot().point()).toList();
  }

  private String idOf(String point) throws Exception {
    return ties().stream()
        .map(SnapshotTies::snapshot)
        .filter(ref -> ref.point().equals(point))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
