package org.hikae.agent.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.hikae.agent.note.NoteFolder;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.Litter;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tasks on disk, the newest `limit` of them. A note's name is the hash of the task's, which may
/// hold any character.
final class TaskNotes {
  private static final Logger log = LoggerFactory.getLogger(TaskNotes.class);

  private final NoteFolder notes;
  private final WireFormat wire;
  private final int limit;

  TaskNotes(NoteFolder notes, WireFormat wire, int limit) {
    this.notes = notes;
    this.wire = wire;
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  void put(Report.Task task) throws IOException {
    notes.put(name(task.task()), wire.write(task));
  }

  /// What was noted, the oldest first; the oldest beyond the limit are dropped.
  List<Report.Task> readAndTrim() throws IOException {
    var names = notes.names();
    var surplus = Math.max(0, names.size() - limit);
    for (var name : names.subList(0, surplus)) {
      notes.remove(name);
    }
    var tasks = new ArrayList<Report.Task>();
    for (var name : names.subList(surplus, names.size())) {
      read(name, tasks);
    }
    return tasks;
  }

  void forget(TaskId task) throws IOException {
    notes.remove(name(task));
  }

  /// The notes that were last written before a moment, but for those that are `running`.
  Litter older(Instant before, Set<String> running) throws IOException {
    var count = 0L;
    var bytes = 0L;
    var oldestKept = Litter.NONE;
    for (var name : notes.names()) { // the oldest first
      var at = notes.putAt(name);
      if (at.isBefore(before) && !running.contains(name)) {
        count++;
        bytes += notes.get(name).orElse("").getBytes(UTF_8).length;
      } else if (oldestKept.equals(Litter.NONE)) {
        oldestKept = at;
      }
    }
    return new Litter(count, bytes, oldestKept);
  }

  /// Removes those notes; returns their names.
  Set<String> removeOlder(Instant before, Set<String> running) throws IOException {
    var removed = new HashSet<String>();
    for (var name : notes.names()) {
      if (notes.putAt(name).isBefore(before) && !running.contains(name)) {
        notes.remove(name);
        removed.add(name);
      }
    }
    return removed;
  }

  private void read(String name, List<Report.Task> into) throws IOException {
    var text = notes.get(name).orElse("");
    try {
      into.add(wire.read(text, Report.Task.class));
    } catch (WireException unreadable) {
      log.warn("the note of task {} is unreadable and is passed over", name, unreadable);
    }
  }

  static String name(TaskId task) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(task.text().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
