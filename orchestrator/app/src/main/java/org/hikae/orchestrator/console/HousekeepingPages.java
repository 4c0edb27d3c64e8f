package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.http.HousekeepingDoor;
import org.hikae.orchestrator.http.HousekeepingView;
import org.hikae.orchestrator.http.HousekeepingView.HeapView;
import org.hikae.orchestrator.http.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What is deleted once it has been kept long enough, where, and by which rule.
@Controller
public final class HousekeepingPages {
  private final HousekeepingDoor door;
  private final Clock clock;

  public HousekeepingPages(HousekeepingDoor door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /// @param known whether anything can be said of it here
  public record House(String node, boolean known, List<Row> rows) {}

  /// @param size null when nothing goes
  /// @param oldest null when nothing stays
  public record Row(
      String what, String rule, long things, @Nullable String size, @Nullable String oldest) {}

  @GetMapping("/housekeeping")
  String housekeeping(HttpServletRequest request, Model model) throws InterruptedException {
    var manner = Manner.of(request, clock);
    model.addAttribute("v", door.plans().stream().map(each -> house(each, manner)).toList());
    return "housekeeping";
  }

  private static House house(HousekeepingView view, Manner manner) {
    return new House(
        view.node(), view.known(), view.heaps().stream().map(each -> row(each, manner)).toList());
  }

  private static Row row(HeapView heap, Manner manner) {
    return new Row(
        said(heap.what(), manner),
        said(heap.rule(), manner),
        heap.things(),
        heap.things() == 0 ? null : manner.bytes(heap.bytes()),
        heap.oldestKept() == null ? null : manner.minute(heap.oldestKept()));
  }

  private static String said(Words words, Manner manner) {
    return manner.in(new Bilingual(words.en(), words.ja()));
  }
}
