package org.hikae.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.ChainCheck.Flaw;
import org.junit.jupiter.api.Test;

/// Whatever is done to a list of accesses shows, and where.
class ChainCheckTest {
  private static final String OSAKA = "orchestrator.osaka.o1";
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private final List<ChainedAccess> whole = chain(OSAKA, 6);

  private static List<ChainedAccess> chain(String node, int count) {
    var accesses = new ArrayList<Access>();
    for (var i = 0; i < count; i++) {
      accesses.add(access("/runs/" + i, 200));
    }
    return AccessChain.follow(End.none(node), accesses);
  }

  private static Access access(String path, int status) {
    return new Access(NOON, "stranger", "192.0.2.7", "GET", path, "read", status, 1, NOON);
  }

  private static ChainCheck check(List<ChainedAccess> links) {
    var check = new ChainCheck();
    for (var i = 0; i < links.size(); i++) {
      check.look(i + 1, links.get(i));
    }
    return check;
  }

  private static List<Flaw> flaws(List<ChainedAccess> links) {
    return check(links).flaws();
  }

  @Test
  void whatNobodyTouchedHasNoFlaw() {
    var seen = check(whole);

    assertThat(seen.flaws()).isEmpty();
    assertThat(seen.stretches())
        .singleElement()
        .satisfies(stretch -> assertThat(stretch.from()).isEqualTo(1))
        .satisfies(
            stretch ->
                assertThat(stretch.end()).isEqualTo(new End(OSAKA, 6, whole.getLast().hash())));
  }

  @Test
  void eachNodeHasAChainOfItsOwn() {
    var mixed = new ArrayList<>(whole);
    mixed.addAll(2, chain("orchestrator.tokyo.o1", 3));

    assertThat(flaws(mixed)).isEmpty();
  }

  @Test
  void aPartOfTheWholeIsJudgedByItself() {
    assertThat(flaws(whole.subList(2, 5))).isEmpty();
  }

  @Test
  void aChangedAccessIsNamed() {
    var third = whole.get(2);
    var changed = new ArrayList<>(whole);
    changed.set(
        2,
        new ChainedAccess(
            third.node(), 3, third.access().answered(403), third.previous(), third.hash()));

    assertThat(flaws(changed))
        .singleElement()
        .isEqualTo(new Flaw(3, "access 3 of " + OSAKA + " was changed: its hash is another one"));
  }

  @Test
  void anAccessThatWasChangedWithItsHashDoesNotFitTheNext() {
    var changed = new ArrayList<>(whole);
    var before = new End(OSAKA, 2, whole.get(1).hash());
    changed.set(2, AccessChain.follow(before, List.of(access("/runs/2", 403))).getFirst());

    assertThat(flaws(changed))
        .containsExactly(
            new Flaw(4, "access 4 of " + OSAKA + " does not follow the line before it"));
  }

  @Test
  void aMissingAccessIsNamed() {
    var fewer = new ArrayList<>(whole);
    fewer.remove(3);

    assertThat(flaws(fewer))
        .containsExactly(new Flaw(4, "access 4 of " + OSAKA + " is missing before this line"));
  }

  @Test
  void anotherOrderIsFound() {
    var other = new ArrayList<>(whole);
    other.add(4, other.remove(2));

    assertThat(flaws(other))
        .extracting(Flaw::problem)
        .contains("access 3 of " + OSAKA + " stands in another place than it was written");
  }

  @Test
  void aFirstThatClaimsToBeNoneIsFound() {
    var later =
        AccessChain.follow(new End(OSAKA, 4, AccessChain.ORIGIN), List.of(access("/", 200)));

    assertThat(flaws(later)).hasSize(1);
  }
}
