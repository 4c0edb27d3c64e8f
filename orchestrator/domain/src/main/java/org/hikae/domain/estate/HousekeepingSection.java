package org.hikae.domain.estate;

import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import org.hikae.domain.document.Section;
import org.hikae.domain.housekeeping.Heap;
import org.hikae.domain.housekeeping.KeepTimes;
import org.hikae.domain.text.Ages;

/// Reads `housekeeping`: how long what grows is kept.
final class HousekeepingSection {
  private HousekeepingSection() {}

  static KeepTimes read(Section section) {
    Map<Heap, Period> chosen = new EnumMap<>(Heap.class);
    for (var heap : Heap.values()) {
      if (section.has(heap.word())) {
        var kept =
            section.value(heap.word(), RetentionSection::period, heap.usual().orElse(heap.floor()));
        if (heap.undercutBy(kept)) {
          section.mistake(
              heap.word(),
              heap.word() + " would be kept for " + Ages.en(kept) + " only",
              "keep it for " + Ages.en(heap.floor()) + " or longer");
        }
        chosen.put(heap, kept);
      }
    }
    return new KeepTimes(chosen);
  }
}
