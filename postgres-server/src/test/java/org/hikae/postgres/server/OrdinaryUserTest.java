package org.hikae.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrdinaryUserTest {
  private static final String ROOT = "root:x:0:0:root:/root:/bin/bash";
  private static final String DAEMON = "daemon:x:1:1::/:/usr/sbin/nologin";
  private static final String NOBODY = "nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin";
  private static final String PERSON = "sato:x:1000:1000:M. Sato,,,:/home/sato:/bin/bash";

  @Test
  void isSomebodyWhomTheMachineKnowsByName() {
    assertThat(OrdinaryUser.ordinary(List.of(ROOT, DAEMON, NOBODY, PERSON))).isEqualTo(1000);
    assertThat(OrdinaryUser.ordinary(List.of(ROOT, DAEMON, NOBODY))).isEqualTo(65_534);
    assertThat(OrdinaryUser.ordinary(List.of(ROOT, DAEMON))).isEqualTo(1);
    assertThat(OrdinaryUser.ordinary(List.of())).isEqualTo(65_534);
    assertThat(OrdinaryUser.ordinary(List.of("+::::::", "", ROOT, "x:x:y:1::"))).isEqualTo(65_534);
  }

  @Test
  void runsServersUnlessItIsRootOrHasNoName() {
    assertThat(OrdinaryUser.mayRunServers(1000, List.of(ROOT, PERSON))).isTrue();
    assertThat(OrdinaryUser.mayRunServers(0, List.of(ROOT, PERSON))).isFalse();
    assertThat(OrdinaryUser.mayRunServers(1001, List.of(ROOT, PERSON))).isFalse();
  }
}
