package org.hikae.orchestrator.report;

import java.time.Duration;
import org.hikae.domain.recovery.RecoveryRecord;

/// The drawing of what happened where, and the moments that it numbers.
record TimelineSection(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <div class="scroll drawing">
        {}</div>
        <ol class="moments">
        {}</ol>
        </section>
        """,
        Html.say("What happened where", "どこで何が起きたか"),
        new TimelineDrawing(record).svg(),
        Html.all(Marker.of(record).stream().map(this::moment)));
  }

  private Html moment(Marker marker) {
    return Html.of(
        "<li><b>{}</b><span class=\"time\">{}</span><span>{}</span><small>{}</small></li>\n",
        marker.number(),
        times.tenth(marker.at()),
        marker.words(),
        Times.offset(Duration.between(record.outage().began(), marker.at())));
  }
}
