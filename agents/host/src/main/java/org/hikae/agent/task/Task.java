package org.hikae.agent.task;

import java.time.Duration;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Running;
import org.hikae.vault.Progress;
import org.jspecify.annotations.Nullable;

/// One task and how it stands now; told of its progress by the work itself.
final class Task implements Progress {
  private final TaskId id;
  private final String object;
  private volatile TaskState state;
  private volatile @Nullable Thread worker;

  private Task(TaskId id, String object, TaskState state) {
    this.id = id;
    this.object = object;
    this.state = state;
  }

  static Task running(TaskId id, String object, String doing) {
    return new Task(id, object, new Running(doing, 0, 0));
  }

  static Task ended(TaskId id, TaskState end) {
    return new Task(id, "", end);
  }

  TaskId id() {
    return id;
  }

  Report.Task report() {
    return new Report.Task(id, state);
  }

  boolean runs() {
    return state instanceof Running;
  }

  boolean runsOn(String other) {
    return runs() && object.equals(other);
  }

  String doing() {
    return state instanceof Running running ? running.doing() : "ended";
  }

  /// Work is heavy on the processors, so it gets a thread of the platform: the virtual ones answer
  /// commands and renew leases meanwhile.
  void start(Runnable body) {
    worker = Thread.ofPlatform().daemon().name("task " + id).start(body);
  }

  void end(TaskState end) {
    state = end;
  }

  void interrupt() {
    var thread = worker;
    if (thread != null && runs()) {
      thread.interrupt();
    }
  }

  void await(Duration patience) throws InterruptedException {
    var thread = worker;
    if (thread != null) {
      thread.join(patience);
    }
  }

  @Override
  public void at(String doing, long doneBytes, long totalBytes) {
    if (runs()) {
      state = new Running(doing, doneBytes, totalBytes);
    }
  }
}
