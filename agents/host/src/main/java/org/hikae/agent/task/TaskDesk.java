package org.hikae.agent.task;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.agent.note.NoteFolder;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.Litter;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every piece of work that was given to this agent, by its name: giving the same twice is giving
/// it once. A task is on disk before it begins, so that an agent that was restarted still answers;
/// what ran when the agent died has failed. Two tasks on one object do not run side by side.
public final class TaskDesk {
  private static final Logger log = LoggerFactory.getLogger(TaskDesk.class);
  private static final int REMEMBERED = 2_000;

  private final TaskNotes notes;
  private final Map<TaskId, Task> tasks = new LinkedHashMap<>();

  private TaskDesk(TaskNotes notes) {
    this.notes = notes;
  }

  /// Opens the desk on its notes.
  public static TaskDesk open(NoteFolder notes, WireFormat wire) throws IOException {
    return open(notes, wire, REMEMBERED);
  }

  static TaskDesk open(NoteFolder folder, WireFormat wire, int remembered) throws IOException {
    var notes = new TaskNotes(folder, wire, remembered);
    var desk = new TaskDesk(notes);
    for (var noted : notes.readAndTrim()) {
      desk.tasks.put(noted.task(), Task.ended(noted.task(), desk.afterRestart(noted)));
    }
    return desk;
  }

  /// Begins the work unless that task is known; says how it stands. Refuses when another task works
  /// on the same `object` (a service, the vault).
  public synchronized Report give(TaskId id, String object, String doing, Work work) {
    var known = tasks.get(id);
    if (known != null) {
      return known.report();
    }
    var other = workingOn(object);
    if (other.isPresent()) {
      return new Report.Refused(
          "task " + other.get().id() + " is at work on " + object + ": " + other.get().doing(),
          "ask again when it has ended");
    }
    var task = Task.running(id, object, doing);
    try {
      notes.put(task.report());
    } catch (IOException unwritable) {
      return new Report.Refused(
          "the agent cannot note the task: " + unwritable.getMessage(), "make room on its disk");
    }
    remember(task);
    task.start(() -> run(task, work));
    return task.report();
  }

  /// How a task stands.
  public synchronized Report describe(TaskId id) {
    var task = tasks.get(id);
    return task == null ? new Report.UnknownTask(id) : task.report();
  }

  /// Interrupts what runs and waits for it, at most `patience` in all.
  public void end(Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    for (var task : snapshot()) {
      task.interrupt();
    }
    for (var task : snapshot()) {
      task.await(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  /// Interrupts what runs on an object and waits for it, at most `patience` in all.
  public void endOn(String object, Duration patience) throws InterruptedException {
    for (var task : snapshot()) {
      if (task.runsOn(object)) {
        task.interrupt();
        task.await(patience);
      }
    }
  }

  /// The notes of tasks that ended before a moment.
  public synchronized Litter old(Instant before) throws IOException {
    return notes.older(before, running());
  }

  /// Forgets the tasks that ended before a moment, and says how many those were.
  public synchronized Litter forgetOld(Instant before) throws IOException {
    var gone = notes.older(before, running());
    var forgotten = notes.removeOlder(before, running());
    tasks.keySet().removeIf(id -> forgotten.contains(TaskNotes.name(id)));
    return gone;
  }

  /// The names of the notes of tasks that are at work.
  private Set<String> running() {
    return tasks.values().stream()
        .filter(Task::runs)
        .map(task -> TaskNotes.name(task.id()))
        .collect(Collectors.toSet());
  }

  private synchronized Task[] snapshot() {
    return tasks.values().toArray(Task[]::new);
  }

  private Optional<Task> workingOn(String object) {
    return tasks.values().stream().filter(task -> task.runsOn(object)).findFirst();
  }

  private void remember(Task task) {
    tasks.put(task.id(), task);
    var oldest = tasks.values().iterator();
    for (var surplus = tasks.size() - notes.limit(); surplus > 0 && oldest.hasNext(); ) {
      var candidate = oldest.next();
      if (!candidate.runs()) {
        oldest.remove();
        forget(candidate);
        surplus--;
      }
    }
  }

  private void forget(Task task) {
    try {
      notes.forget(task.id());
    } catch (IOException kept) {
      log.warn("the note of task {} stays on disk", task.id(), kept);
    }
  }

  @SuppressWarnings("CatchThrowable") // whatever work throws, its task has an end
  private void run(Task task, Work work) {
    TaskState end;
    try {
      end = work.run(task);
    } catch (Throwable broken) {
      end = Failures.of(broken);
      logFailure(task, broken);
    }
    try {
      notes.put(new Report.Task(task.id(), end));
    } catch (IOException unwritable) {
      log.error("the end of task {} cannot be noted", task.id(), unwritable);
    }
    task.end(end);
    tell(task.id(), end);
  }

  private static void logFailure(Task task, Throwable broken) {
    if (broken instanceof Exception && !(broken instanceof RuntimeException)) {
      log.debug("task {} failed", task.id(), broken);
    } else {
      log.error("task {} met a defect", task.id(), broken);
    }
  }

  private static void tell(TaskId task, TaskState end) {
    switch (end) {
      case Running running -> log.warn("task {} goes on: {}", task, running.doing());
      case TaskState.Succeeded done -> log.info("task {} is done: {}", task, done.summary());
      case Failed failed -> log.warn("task {} failed: {}", task, failed.error());
    }
  }

  private TaskState afterRestart(Report.Task noted) {
    return switch (noted.state()) {
      case Running _ ->
          new Failed("the agent was restarted while it ran", "ask again with a new task", true);
      case TaskState.Succeeded done -> done;
      case Failed failed -> failed;
    };
  }
}
