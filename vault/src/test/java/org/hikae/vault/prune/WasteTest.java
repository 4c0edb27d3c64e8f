package org.hikae.vault.prune;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikae.vault.format.ObjectName;
import org.junit.jupiter.api.Test;

class WasteTest {
  private static final ObjectName WHOLE = name(1);
  private static final ObjectName HALF = name(2);
  private static final ObjectName FIFTH = name(3);
  private static final ObjectName NEARLY = name(4);

  @Test
  void littleWasteIsBorne() {
    var waste = new Waste();
    waste.add(WHOLE, 950, 1);
    waste.add(HALF, 50, 0.5);

    assertThat(waste.worthMoving()).isEmpty();
  }

  @Test
  void theMostWastefulPacksGoFirstAndNoMoreThanNeeded() {
    var waste = new Waste();
    waste.add(WHOLE, 900, 1);
    waste.add(HALF, 80, 0.5);
    waste.add(FIFTH, 80, 0.2);

    assertThat(waste.worthMoving()).as("40 of 996 are waste then").containsExactly(FIFTH);
  }

  @Test
  void wasteThatIsSpreadThinlyStays() {
    var waste = new Waste();
    waste.add(NEARLY, 1000, 0.81);

    assertThat(waste.worthMoving()).isEmpty();
  }

  @Test
  void anEmptyVaultHasNothingToMove() {
    assertThat(new Waste().worthMoving()).isEmpty();
  }

  private static ObjectName name(int last) {
    return ObjectName.parse("%064x".formatted(last)).orElseThrow();
  }
}
