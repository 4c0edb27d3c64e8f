package org.hikae.orchestrator.report;

import org.hikae.domain.text.Bilingual;

/// The line at the top: what kind of report it is, and the switch between the languages.
record Masthead(Bilingual kind) {
  Html html() {
    return Html.of(
        """
        <header class="masthead">
        <p class="mark"><span class="seal" aria-hidden="true"></span><b>Hikae</b><i>{}</i></p>
        <p class="switch"><label for="in-en">English</label><label for="in-ja">日本語</label></p>
        </header>
        """,
        kind);
  }
}
