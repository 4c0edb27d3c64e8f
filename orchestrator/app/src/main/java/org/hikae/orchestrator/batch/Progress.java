package org.hikae.orchestrator.batch;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hikae.protocol.TaskState.Running;

/// How far the work that is carried here has come, by job or run, and by leg.
public final class Progress {
  private final Map<String, Map<String, Running>> known = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> again = new ConcurrentHashMap<>();

  Consumer<Running> of(String id, String leg) {
    return running -> known.computeIfAbsent(id, _ -> new ConcurrentHashMap<>()).put(leg, running);
  }

  /// Notes why a leg is done again; says whether that is news.
  boolean again(String id, String leg, String because) {
    return again.computeIfAbsent(id, _ -> new ConcurrentHashMap<>()).put(leg, because) == null;
  }

  /// Why legs were done again, by leg.
  public Map<String, String> doneAgain(String id) {
    return new TreeMap<>(again.getOrDefault(id, Map.of()));
  }

  void forget(String id) {
    known.remove(id);
    again.remove(id);
  }

  /// What is known of a job or run, by leg.
  public Map<String, Running> of(String id) {
    return new TreeMap<>(known.getOrDefault(id, Map.of()));
  }
}
