package org.hikae.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hikae.domain.access.Suspicion.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is picked out of accesses for somebody to look at, and what is not.
class MisuseTest {
  private static final Instant NOON = Instant.parse("2026-11-26T03:00:00Z");
  private static final String OFFICE = "192.0.2.1";
  private static final String SOMEWHERE = "203.0.113.9";

  private final Misuse misuse =
      new Misuse(ZoneId.of("Asia/Tokyo"), Set.of("account/safe"), (_, from) -> from.equals(OFFICE));

  private static Access access(
      int minute, String who, String from, String method, String path, int status, int times) {
    var at = NOON.plusSeconds(minute * 60L);
    return new Access(at, who, from, method, path, "read", status, times, at);
  }

  private List<Suspicion> seen(Access... accesses) {
    return misuse.in(List.of(accesses));
  }

  private static Suspicion of(Kind kind, String who, String from, long times) {
    return new Suspicion(kind, who, from, times, NOON, NOON);
  }

  @Test
  void whoeverIsVouchedForIsAPersonAndComesAndGoes() {
    assertThat(
            seen(
                access(11 * 60, "saml/ito", OFFICE, "POST", "/saml/acs#read+run", 200, 1),
                access(11 * 60, "saml/ito", OFFICE, "POST", "/sign-out", 302, 1)))
        .isEmpty();
    assertThat(seen(access(11 * 60, "saml/ito", OFFICE, "POST", "/runs", 302, 1)))
        .extracting(Suspicion::kind)
        .containsExactly(Kind.AT_NIGHT);
  }

  @Test
  void aWorkingDayIsNoMisuse() {
    assertThat(
            seen(
                access(0, "account/ito", OFFICE, "POST", "/sign-in", 401, 1),
                access(1, "account/ito", OFFICE, "POST", "/sign-in", 302, 1),
                access(1, "account/ito", OFFICE, "POST", "/sign-in/code", 302, 1),
                access(2, "account/ito", OFFICE, "GET", "/", 200, 200),
                access(3, "account/ito", OFFICE, "POST", "/services/registry/drill", 302, 1),
                access(4, "token/1", SOMEWHERE, "GET", "/metrics", 200, 40),
                access(5, "stranger", SOMEWHERE, "GET", "/", 401, 2)))
        .isEmpty();
  }

  @Test
  @Tag("SEC-18")
  void anAccountThatIsEnteredAfterWrongAttemptsMayHaveBeenGuessed() {
    assertThat(
            seen(
                access(0, "account/ito", SOMEWHERE, "POST", "/sign-in", 401, 4),
                access(5, "account/ito", SOMEWHERE, "POST", "/sign-in", 302, 1)))
        .containsExactly(of(Kind.GUESSED, "account/ito", SOMEWHERE, 4));
  }

  @Test
  void wrongAttemptsOfYesterdayAreForgotten() {
    assertThat(
            seen(
                access(0, "account/ito", OFFICE, "POST", "/sign-in", 401, 4),
                access(100, "account/ito", OFFICE, "POST", "/sign-in", 302, 1)))
        .isEmpty();
  }

  @Test
  void anAddressThatIsRefusedOftenIsNamed() {
    assertThat(
            seen(
                access(0, "stranger", SOMEWHERE, "GET", "/a", 401, 6),
                access(0, "unknown", SOMEWHERE, "GET", "/b", 401, 6)))
        .containsExactly(of(Kind.REFUSED_OFTEN, "*", SOMEWHERE, 12));
  }

  @Test
  void whoeverReachesBeyondTheirRightsIsNamed() {
    assertThat(seen(access(0, "account/ito", OFFICE, "GET", "/audit", 403, 1)))
        .containsExactly(of(Kind.BEYOND_RIGHTS, "account/ito", OFFICE, 1));
  }

  @Test
  @Tag("SEC-18")
  void onePersonAtTwoPlacesAtOnceIsNamed() {
    assertThat(
            seen(
                access(0, "account/ito", OFFICE, "GET", "/", 200, 1),
                access(20, "account/ito", SOMEWHERE, "GET", "/", 200, 1)))
        .extracting(Suspicion::kind, Suspicion::from)
        .containsExactly(tuple(Kind.SEVERAL_PLACES, "*"));
    assertThat(
            seen(
                access(0, "account/ito", OFFICE, "GET", "/", 200, 1),
                access(90, "account/ito", SOMEWHERE, "GET", "/", 200, 1)))
        .isEmpty();
  }

  @Test
  void aChangeFromANewPlaceOrAtNightIsNamed() {
    assertThat(seen(access(0, "operator.osaka.sato", SOMEWHERE, "POST", "/estate/apply", 302, 1)))
        .containsExactly(of(Kind.NEW_PLACE, "operator.osaka.sato", SOMEWHERE, 1));
    assertThat(seen(access(11 * 60, "account/ito", OFFICE, "DELETE", "/api/v1/tokens/1", 204, 1)))
        .extracting(Suspicion::kind)
        .containsExactly(Kind.AT_NIGHT);
  }

  @Test
  void whoeverLooksAtVeryMuchIsNamed() {
    var looks =
        new ArrayList<>(
            IntStream.range(0, 250)
                .mapToObj(i -> access(0, "token/1", OFFICE, "GET", "/points/" + i, 200, 1))
                .toList());
    assertThat(misuse.in(looks)).isEmpty();
    looks.add(access(0, "token/1", OFFICE, "*", "*", 200, 60));

    assertThat(misuse.in(looks)).containsExactly(of(Kind.READ_MUCH, "token/1", OFFICE, 310));
  }

  @Test
  void theGraverComesFirst() {
    assertThat(
            seen(
                access(0, "orchestrator.osaka.o1", OFFICE, "POST", "/api/v1/runs", 0, 1),
                access(0, "account/ito", OFFICE, "GET", "/audit", 403, 1),
                access(0, "account/safe", OFFICE, "POST", "/sign-in", 302, 1)))
        .extracting(Suspicion::kind)
        .containsExactly(Kind.BROKEN_GLASS, Kind.BEYOND_RIGHTS, Kind.UNFINISHED);
  }
}
