package org.hikae.vault.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hikae.vault.file.FoundFile;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.junit.jupiter.api.Test;

/// Names of one file are read once, and never take what another file holds.
class ReadingTest {
  private static final long FILE = 7;
  private static final Attributes SAME = attributes(FILE);
  private static final Attributes ANOTHER = attributes(0);

  private final CountDownLatch folder = new CountDownLatch(3);
  private final Reading first = reading("a");
  private final Reading second = reading("b");
  private final Reading third = reading("c");

  @Test
  void otherNamesTakeWhatWasRead() {
    assertThat(first.serves(second)).isTrue();

    assertThat(first.finish(SAME, Content.NONE)).isEmpty();

    assertThat(second.entry().orElseThrow().name()).isEqualTo("b".getBytes(UTF_8));
    assertThat(first.serves(third)).as("found after it was read").isTrue();
    assertThat(third.entry()).isPresent();
    assertThat(folder.getCount()).isZero();
  }

  @Test
  void aFileThatTookTheFirstNamesPlaceIsNotTakenForTheOthers() {
    first.serves(second);

    assertThat(first.finish(ANOTHER, Content.NONE)).containsExactly(second);

    assertThat(second.entry()).isEmpty();
    assertThat(first.serves(third)).isFalse();
    assertThat(folder.getCount()).as("both are still to be read").isEqualTo(2);
  }

  @Test
  void otherNamesOfAFileThatVanishedAreStillRead() {
    first.serves(second);
    first.serves(third);

    assertThat(first.giveUp()).containsExactly(second, third);
    assertThat(second.serves(third)).isTrue();
    assertThat(second.finish(SAME, Content.NONE)).isEmpty();
    assertThat(third.entry()).isPresent();
    assertThat(folder.getCount()).isZero();
  }

  private Reading reading(String name) {
    return new Reading(new byte[0], new FoundFile(name.getBytes(UTF_8), SAME), folder);
  }

  private static Attributes attributes(long link) {
    return new Attributes(0100644, 0, 0, 0, 0, 0, 1, link, 0, List.of());
  }
}
