package org.hikae.cli.demo.stage;

import java.time.Duration;

/// One thing that the demo does: it begins, tells how it is going, and ends well or not.
public final class Act {
  private final Stage stage;
  private final String title;
  private final long began;
  private volatile String note = "";
  private volatile Ending ending = Ending.NONE;
  private volatile long ended;

  Act(Stage stage, String title, long began) {
    this.stage = stage;
    this.title = title;
    this.began = began;
  }

  enum Ending {
    NONE,
    WELL,
    BADLY
  }

  /// Says how it is going; the last word counts.
  public void note(String text) {
    note = text;
  }

  /// It is done; `result` is what came of it.
  public void done(String result) {
    end(Ending.WELL, result);
  }

  /// It went wrong.
  public void failed(String because) {
    end(Ending.BADLY, because);
  }

  private void end(Ending how, String text) {
    note = text;
    ended = System.nanoTime();
    ending = how;
    stage.ended(this);
  }

  /// How long it has taken so far, or took.
  public Duration took() {
    return Duration.ofNanos((ending == Ending.NONE ? System.nanoTime() : ended) - began);
  }

  /// Whether it has ended, well or not.
  public boolean isOver() {
    return ending != Ending.NONE;
  }

  String title() {
    return title;
  }

  String lastNote() {
    return note;
  }

  long began() {
    return began;
  }

  Ending ending() {
    return ending;
  }
}
