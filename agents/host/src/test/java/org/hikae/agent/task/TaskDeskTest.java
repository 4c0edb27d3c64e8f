package org.hikae.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.agent.testing.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.agent.note.NoteFolder;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Running;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.VaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaskDeskTest {
  private static final TaskId BACKUP = new TaskId("job 7/registry");
  private static final Succeeded DONE =
      new Succeeded(Duration.ofSeconds(2), "all of it", List.of(), new Figures(1, 2, 3, 4));

  @TempDir Path home;

  @Test
  void theSameTaskTwiceIsDoneOnce() throws Exception {
    var desk = desk();
    var runs = new AtomicInteger();
    Work work =
        _ -> {
          runs.incrementAndGet();
          return DONE;
        };

    desk.give(BACKUP, "registry", "backing up", work);
    ends(desk, BACKUP);

    assertThat(desk.give(BACKUP, "registry", "backing up", work))
        .isEqualTo(new Report.Task(BACKUP, DONE));
    assertThat(runs).hasValue(1);
  }

  @Test
  void whatEndedLongAgoIsForgottenAndWhatRunsIsNot() throws Exception {
    var desk = desk();
    var release = new CountDownLatch(1);
    var running = new TaskId("job 8/registry");
    desk.give(BACKUP, "registry", "backing up", _ -> DONE);
    ends(desk, BACKUP);
    desk.give(
        running,
        "registry",
        "backing up",
        _ -> {
          release.await();
          return DONE;
        });
    var later = Instant.now().plusSeconds(60);

    assertThat(desk.old(Instant.EPOCH).count()).isZero();
    assertThat(desk.old(later).count()).isOne();
    assertThat(desk.old(later).bytes()).isPositive();
    assertThat(desk.forgetOld(later).count()).isOne();

    assertThat(desk.describe(BACKUP)).isEqualTo(new Report.UnknownTask(BACKUP));
    assertThat(state(desk, running)).isInstanceOf(Running.class);
    assertThat(desk().describe(BACKUP)).isEqualTo(new Report.UnknownTask(BACKUP));
    release.countDown();
    ends(desk, running);
  }

  @Test
  void progressIsSeenWhileItRuns() throws Exception {
    var desk = desk();
    var release = new CountDownLatch(1);
    desk.give(
        BACKUP,
        "registry",
        "backing up",
        progress -> {
          progress.at("reading", 5, 10);
          release.await();
          return DONE;
        });

    eventually("5 of 10", () -> state(desk, BACKUP).equals(new Running("reading", 5, 10)));

    release.countDown();
    ends(desk, BACKUP);
  }

  @Test
  void twoTasksOnOneServiceDoNotRunSideBySide() throws Exception {
    var desk = desk();
    var release = new CountDownLatch(1);
    desk.give(BACKUP, "registry", "backing up", waiting(release));

    var other = desk.give(new TaskId("restore"), "registry", "restoring", _ -> DONE);

    assertThat(other)
        .isEqualTo(
            new Report.Refused(
                "task job 7/registry is at work on registry: backing up",
                "ask again when it has ended"));
    assertThat(desk.give(new TaskId("other"), "crm", "backing up", _ -> DONE))
        .isInstanceOf(Report.Task.class);
    release.countDown();
    ends(desk, BACKUP);
    ends(desk, new TaskId("other"));
  }

  @Test
  void anAgentThatWasRestartedRemembersWhatEndedAndWhatDidNot() throws Exception {
    var desk = desk();
    var never = new CountDownLatch(1);
    desk.give(BACKUP, "registry", "backing up", _ -> DONE);
    ends(desk, BACKUP);
    var interrupted = new TaskId("run/3/restore");
    desk.give(interrupted, "registry", "restoring", waiting(never));

    var after = desk();

    assertThat(state(after, BACKUP)).isEqualTo(DONE);
    assertThat(state(after, interrupted))
        .isEqualTo(
            new Failed("the agent was restarted while it ran", "ask again with a new task", true));
    assertThat(after.describe(new TaskId("unknown")))
        .isEqualTo(new Report.UnknownTask(new TaskId("unknown")));
    never.countDown();
    ends(desk, interrupted);
  }

  @Test
  void whatWorkThrowsIsReportedWithItsHint() throws Exception {
    var desk = desk();
    desk.give(
        BACKUP,
        "registry",
        "backing up",
        _ -> {
          throw new VaultException(VaultException.Code.WRONG_KEY, "the key is another's", "look");
        });
    ends(desk, BACKUP);

    assertThat(state(desk, BACKUP)).isEqualTo(new Failed("the key is another's", "look", false));
  }

  @Test
  void onlyTheNewestAreRemembered() throws Exception {
    var desk = TaskDesk.open(NoteFolder.open(home), new WireFormat(), 3);
    for (var number = 1; number <= 5; number++) {
      var task = new TaskId("task " + number);
      desk.give(task, "registry", "backing up", _ -> DONE);
      ends(desk, task);
    }

    assertThat(desk.describe(new TaskId("task 2"))).isInstanceOf(Report.UnknownTask.class);
    assertThat(state(desk, new TaskId("task 5"))).isEqualTo(DONE);
    try (var notes = Files.list(home)) {
      assertThat(notes).hasSize(3);
    }
  }

  private TaskDesk desk() throws IOException {
    return TaskDesk.open(NoteFolder.open(home), new WireFormat());
  }

  private static Work waiting(CountDownLatch release) {
    return _ -> {
      release.await();
      return DONE;
    };
  }

  private static void ends(TaskDesk desk, TaskId task) throws InterruptedException {
    eventually(task + " ends", () -> !(state(desk, task) instanceof Running));
  }

  private static TaskState state(TaskDesk desk, TaskId task) {
    return ((Report.Task) desk.describe(task)).state();
  }
}
