package org.hikae.orchestrator.report;

import java.time.ZoneId;
import java.util.stream.Stream;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;

/// Writes a [RecoveryRecord] as one HTML page that needs nothing else. Both languages are in it,
/// with a switch; `first` is the one it opens in.
public record RecoveryReport(ZoneId zone, Language first) {

  public String html(RecoveryRecord record) {
    return new Sheet(first)
        .html(
            record.service().name().in(first) + " · " + record.run().id(),
            record.author().version(),
            sections(record, new Times(zone)));
  }

  private static Html sections(RecoveryRecord record, Times times) {
    return Html.all(
        Stream.of(
            new Masthead(new Bilingual("Recovery report", "復旧報告書")).html(),
            new Hero(record, times).html(),
            new TimelineSection(record, times).html(),
            new SegmentSection(record, times).html(),
            new StepSection(record, times).html(),
            new RestoredSection(record, times).html(),
            new LossSection(record, times).html(),
            record.run().plan().isDrill()
                ? Html.NOTHING // nothing was fenced
                : new FencingSection(record, times).html(),
            new MethodSection(record, times).html(),
            new JournalSection(record, times).html(),
            new Colophon(record, times).html()));
  }
}
