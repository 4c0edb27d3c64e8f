package org.hikae.orchestrator.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.access.Access;

/// Tells the first of equal accesses and counts the others: a page that is looked at asks for
/// itself every two seconds. Somebody who asks for very many different things is not told one by
/// one, so that nobody can fill the ledger by asking.
public final class Repeats {
  /// Stands for whatever is too much to be told apart.
  private static final String ANY = "*";

  private static final int MOST_OF_A_STRANGER = 50;
  private static final int MOST = 2000;
  private static final int MANY = 20;

  private final Duration window;
  private final Map<Key, Count> counts = new HashMap<>();
  private final Map<String, Integer> strange = new HashMap<>();
  private Instant strangeSince = Instant.EPOCH;

  public Repeats(Duration window) {
    this.window = window;
  }

  private record Key(
      String who, String from, String method, String path, String right, int status) {
    static Key of(Access access) {
      return new Key(
          access.who(),
          access.from(),
          access.method(),
          access.path(),
          access.right(),
          access.status());
    }

    Key anywhere() {
      return new Key(who, from, ANY, ANY, ANY, status);
    }

    Key anybody() {
      return new Key(ANY, ANY, ANY, ANY, ANY, status);
    }

    Access told(Instant first, long times, Instant last) {
      return new Access(first, who, from, method, path, right, status, times, last);
    }
  }

  /// @param first of those that were not told yet
  private record Count(Instant since, long times, Instant first, Instant last) {
    static Count none(Instant since) {
      return new Count(since, 0, since, since);
    }

    Count more(Instant at) {
      return new Count(since, times + 1, times == 0 ? at : first, at);
    }
  }

  /// Takes note of an access by somebody who is `known` or not; the first of its kind is to be
  /// told.
  public synchronized Optional<Access> note(Access access, boolean known) {
    var key = key(access, known);
    var before = counts.get(key);
    if (before != null) {
      counts.put(key, before.more(access.at()));
      return Optional.empty();
    }
    counts.put(key, Count.none(access.at()));
    return Optional.of(key.told(access.at(), 1, access.at()));
  }

  private Key key(Access access, boolean known) {
    var key = Key.of(access);
    if (counts.containsKey(key)) {
      return key;
    }
    if (!known && isTooCurious(access)) {
      key = key.anywhere();
    }
    return counts.size() < MOST || counts.containsKey(key) ? key : key.anybody();
  }

  private boolean isTooCurious(Access access) {
    if (access.at().isAfter(strangeSince.plus(window))) {
      strange.clear();
      strangeSince = access.at();
    }
    return strange.size() > MOST
        || strange.merge(access.from(), 1, Integer::sum) > MOST_OF_A_STRANGER;
  }

  /// The counts whose window is over, or that are many refusals, to be told; what was not asked for
  /// again is forgotten.
  public synchronized List<Access> over(Instant now) {
    var over = new ArrayList<Access>();
    counts
        .entrySet()
        .removeIf(
            each -> {
              var count = each.getValue();
              if (!isOver(each.getKey(), count, now)) {
                return false;
              }
              if (count.times() == 0) {
                return true;
              }
              over.add(told(each));
              each.setValue(Count.none(now));
              return false;
            });
    return over;
  }

  /// That somebody is turned away many times is not kept for later.
  private boolean isOver(Key key, Count count, Instant now) {
    return !now.isBefore(count.since().plus(window))
        || (count.times() >= MANY && key.told(now, 1, now).refused());
  }

  /// Everything that was counted and not told yet.
  public synchronized List<Access> rest() {
    var rest =
        counts.entrySet().stream()
            .filter(each -> each.getValue().times() > 0)
            .map(Repeats::told)
            .toList();
    counts.clear();
    return rest;
  }

  private static Access told(Map.Entry<Key, Count> counted) {
    var count = counted.getValue();
    return counted.getKey().told(count.first(), count.times(), count.last());
  }
}
