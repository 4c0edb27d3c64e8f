package org.hikae.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.hikae.domain.access.Suspicion.Kind;

/// Picks out of accesses what somebody ought to look at.
///
/// @param zone whose nights are meant
/// @param glass the accounts, as they are called among callers, for when nothing else works
/// @param seenBefore whether somebody (the first) was at an address (the second) in the time before
public record Misuse(ZoneId zone, Set<String> glass, BiPredicate<String, String> seenBefore) {
  private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS", "*");
  private static final String SIGN_IN = "/sign-in";
  private static final List<String> COMING_AND_GOING = List.of(SIGN_IN, "/sign-out", "/saml/");
  private static final List<String> PEOPLE = List.of("account/", "saml/", "operator.");
  private static final String ANY = "*";
  private static final int OFTEN = 10;
  private static final int WRONG = 3;
  private static final int MUCH = 300;
  private static final int MORNING = 6;
  private static final int EVENING = 22;
  private static final Duration CLOSE = Duration.ofHours(1);

  public Misuse {
    glass = Set.copyOf(glass);
  }

  /// @param accesses in any order
  /// @return what is graver first, then what is newer
  public List<Suspicion> in(List<Access> accesses) {
    var sorted = accesses.stream().sorted(Comparator.comparing(Access::at)).toList();
    var found = new ArrayList<Suspicion>();
    found.addAll(brokenGlass(sorted));
    found.addAll(guessed(sorted));
    found.addAll(refusedOften(sorted));
    found.addAll(each(Kind.BEYOND_RIGHTS, sorted.stream().filter(Misuse::beyond).toList()));
    found.addAll(severalPlaces(sorted));
    var changes = sorted.stream().filter(Misuse::changes).toList();
    found.addAll(each(Kind.NEW_PLACE, changes.stream().filter(this::isAtANewPlace).toList()));
    found.addAll(each(Kind.AT_NIGHT, changes.stream().filter(this::isAtNight).toList()));
    found.addAll(readMuch(sorted));
    found.addAll(each(Kind.UNFINISHED, sorted.stream().filter(Misuse::unfinished).toList()));
    found.sort(
        Comparator.comparing(Suspicion::kind)
            .thenComparing(Suspicion::last, Comparator.reverseOrder())
            .thenComparing(Suspicion::who));
    return List.copyOf(found);
  }

  private List<Suspicion> brokenGlass(List<Access> accesses) {
    return each(
        Kind.BROKEN_GLASS,
        accesses.stream()
            .filter(access -> glass.contains(access.who()) && enters(access))
            .toList());
  }

  private static boolean enters(Access access) {
    return access.method().equals("POST")
        && access.path().startsWith(SIGN_IN)
        && !access.refused()
        && access.status() < 400;
  }

  /// Wrong at least three times within the hour before they were right.
  private static List<Suspicion> guessed(List<Access> accesses) {
    var found = new ArrayList<Suspicion>();
    var wrong = new HashMap<Pair, List<Access>>();
    for (var access : accesses) {
      if (!access.method().equals("POST") || !access.path().startsWith(SIGN_IN)) {
        continue;
      }
      var pair = Pair.of(access);
      if (access.refused()) {
        wrong.computeIfAbsent(pair, _ -> new ArrayList<>()).add(access);
      } else if (enters(access)) {
        var before = wrong.getOrDefault(pair, List.of());
        var recent =
            before.stream().filter(each -> each.until().isAfter(access.at().minus(CLOSE))).toList();
        if (times(recent) >= WRONG) {
          found.add(suspicion(Kind.GUESSED, pair.who(), pair.from(), recent));
          wrong.remove(pair);
        }
      }
    }
    return found;
  }

  private static List<Suspicion> refusedOften(List<Access> accesses) {
    var byAddress =
        accesses.stream()
            .filter(Access::refused)
            .collect(Collectors.groupingBy(Access::from, TreeMap::new, Collectors.toList()));
    return byAddress.entrySet().stream()
        .filter(each -> times(each.getValue()) >= OFTEN)
        .map(
            each ->
                suspicion(Kind.REFUSED_OFTEN, one(each.getValue()), each.getKey(), each.getValue()))
        .toList();
  }

  private static String one(List<Access> accesses) {
    var names = accesses.stream().map(Access::who).distinct().limit(2).toList();
    return names.size() == 1 ? names.getFirst() : ANY;
  }

  /// Somebody who is known, and was told no; a wrong password is another matter.
  private static boolean beyond(Access access) {
    return access.status() == 403 && isSomebody(access);
  }

  private static boolean isSomebody(Access access) {
    return !access.who().equals("stranger")
        && !access.who().equals("unknown")
        && !access.who().equals(ANY);
  }

  private static boolean isAPerson(Access access) {
    return PEOPLE.stream().anyMatch(access.who()::startsWith);
  }

  private static boolean changes(Access access) {
    return isAPerson(access)
        && !LOOKS.contains(access.method())
        && !access.refused()
        && COMING_AND_GOING.stream().noneMatch(access.path()::startsWith);
  }

  private boolean isAtANewPlace(Access access) {
    return !seenBefore.test(access.who(), access.from());
  }

  private boolean isAtNight(Access access) {
    var hour = access.at().atZone(zone).getHour();
    return hour < MORNING || hour >= EVENING;
  }

  private static boolean unfinished(Access access) {
    return access.status() == Access.UNKNOWN;
  }

  private static List<Suspicion> severalPlaces(List<Access> accesses) {
    var byPerson =
        accesses.stream()
            .filter(access -> isAPerson(access) && !access.refused())
            .collect(Collectors.groupingBy(Access::who, TreeMap::new, Collectors.toList()));
    var found = new ArrayList<Suspicion>();
    byPerson.forEach((who, theirs) -> found.addAll(severalPlaces(who, theirs)));
    return found;
  }

  private static List<Suspicion> severalPlaces(String who, List<Access> theirs) {
    var moves = new ArrayList<Access>();
    for (var i = 1; i < theirs.size(); i++) {
      var before = theirs.get(i - 1);
      var now = theirs.get(i);
      if (!before.from().equals(now.from()) && before.until().plus(CLOSE).isAfter(now.at())) {
        moves.add(before);
        moves.add(now);
      }
    }
    return moves.isEmpty()
        ? List.of()
        : List.of(suspicion(Kind.SEVERAL_PLACES, who, ANY, moves.stream().distinct().toList()));
  }

  private static List<Suspicion> readMuch(List<Access> accesses) {
    var looks =
        accesses.stream()
            .filter(access -> LOOKS.contains(access.method()) && !access.refused())
            .collect(Collectors.groupingBy(Pair::of, Collectors.toList()));
    return looks.entrySet().stream()
        .filter(each -> each.getKey().isOne() && things(each.getValue()) >= MUCH)
        .map(
            each ->
                suspicion(
                    Kind.READ_MUCH, each.getKey().who(), each.getKey().from(), each.getValue()))
        .toList();
  }

  /// What was too much to be told apart counts as often as it was asked for.
  private static long things(List<Access> accesses) {
    var named = accesses.stream().map(Access::path).filter(path -> !path.equals(ANY)).distinct();
    var others = accesses.stream().filter(access -> access.path().equals(ANY)).toList();
    return named.count() + times(others);
  }

  /// One suspicion for each person and address.
  private static List<Suspicion> each(Kind kind, List<Access> accesses) {
    Map<Pair, List<Access>> byPair = accesses.stream().collect(Collectors.groupingBy(Pair::of));
    return byPair.entrySet().stream()
        .map(each -> suspicion(kind, each.getKey().who(), each.getKey().from(), each.getValue()))
        .toList();
  }

  private static Suspicion suspicion(Kind kind, String who, String from, List<Access> on) {
    var first = on.stream().map(Access::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    var last = on.stream().map(Access::until).max(Comparator.naturalOrder()).orElse(first);
    return new Suspicion(kind, who, from, times(on), first, last);
  }

  private static long times(List<Access> accesses) {
    return accesses.stream().mapToLong(Access::times).sum();
  }

  private record Pair(String who, String from) {
    static Pair of(Access access) {
      return new Pair(access.who(), access.from());
    }

    boolean isOne() {
      return !who.equals(ANY);
    }
  }
}
