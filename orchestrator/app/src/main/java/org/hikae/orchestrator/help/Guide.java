package org.hikae.orchestrator.help;

import java.util.List;
import org.hikae.domain.text.Language;

/// One guide in one language, ready to be shown.
///
/// @param name as in its address: `day-to-day`
/// @param language the one that it is in, which may not be the one that was asked for
/// @param html what follows the title; safe, since [GuideReader] made it
/// @param sections the title's own first, in their order
public record Guide(
    String name, Language language, String title, String html, List<Section> sections) {
  public Guide {
    sections = List.copyOf(sections);
  }

  /// What stands below one heading.
  ///
  /// @param anchor the same in every language; empty for what follows the title
  /// @param level of the heading, from 1
  /// @param text without any marks, to be searched
  public record Section(String anchor, int level, String title, String text) {}

  /// The sentence that it begins with.
  public String lede() {
    return sections.getFirst().text();
  }

  public boolean has(String anchor) {
    return anchor.isEmpty() || sections.stream().anyMatch(each -> each.anchor().equals(anchor));
  }
}
