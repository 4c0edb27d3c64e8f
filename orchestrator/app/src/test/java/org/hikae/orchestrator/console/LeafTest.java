package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Long lists come in pages.
class LeafTest {
  private static final List<Integer> ALL = IntStream.rangeClosed(1, 130).boxed().toList();

  @Test
  void theMiddlePageLeadsBothWays() {
    var leaf = Leaf.of(ALL, "/services", 2);

    assertThat(leaf.items()).hasSize(60).startsWith(61).endsWith(120);
    assertThat(leaf.first()).isEqualTo(61);
    assertThat(leaf.last()).isEqualTo(120);
    assertThat(leaf.previous()).isEqualTo("/services?page=1");
    assertThat(leaf.next()).isEqualTo("/services?page=3");
  }

  @Test
  void aPageThatIsNotThereIsTheNearestOne() {
    assertThat(Leaf.of(ALL, "/", 99).items()).startsWith(121).endsWith(130);
    assertThat(Leaf.of(ALL, "/", 99).next()).isNull();
    assertThat(Leaf.of(ALL, "/", -1)).isEqualTo(Leaf.of(ALL, "/", 1));
  }

  @Test
  void whatFitsHasNoPages() {
    assertThat(Leaf.of(ALL.subList(0, 60), "/", 1).isPart()).isFalse();
    assertThat(Leaf.of(List.of(), "/", 1).first()).isZero();
  }
}
