package org.hikae.orchestrator.report;

import java.util.Locale;
import java.util.Optional;
import org.hikae.domain.plan.Move;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.run.StepState;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.TaskState.Figures;

/// What was brought back, and what keeping it has cost.
record RestoredSection(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <dl class="figures">
        {}{}{}{}</dl>
        <div class="scroll"><table>
        <thead><tr><th>{}</th><th>{}</th><th>{}</th><th class="num">{}</th><th class="num">{}</th><th>{}</th></tr></thead>
        <tbody>
        {}</tbody>
        </table></div>
        </section>
        """,
        Html.say("What was restored", "復元したもの"),
        figure("Recovery point", "復旧ポイント", record.run().plan().point().mark(), age()),
        figure("Brought back", "復元量", amount(), files()),
        figure("Protected in all", "保護データの総量", record.footprint().read(), snapshots()),
        figure("Stored for it", "実際の保管量", record.footprint().stored(), factor()),
        Html.say("Source", "ソース"),
        Html.say("Taken as", "種別"),
        Html.say("Holds everything up to", "この時点までを保持"),
        Html.say("Weighs", "容量"),
        Html.say("Stored", "保管量"),
        Html.say("Snapshot", "スナップショット"),
        Html.all(record.run().plan().point().snapshots().stream().map(this::row)));
  }

  private static Html figure(String en, String ja, Object value, Html note) {
    return Html.of(
        "<div><dt>{}</dt><dd>{} <small>{}</small></dd></div>\n", Html.say(en, ja), value, note);
  }

  private Html age() {
    var age = Times.brief(record.fallback().measured());
    return Html.say(age.en() + " old", age.ja() + "前");
  }

  private Html files() {
    return restored()
        .map(moved -> String.format(Locale.ROOT, "%,d", moved.files()))
        .map(count -> Html.say(count + " files and folders", "ファイルとフォルダー " + count + " 件"))
        .orElse(Html.NOTHING);
  }

  private String amount() {
    return restored().map(moved -> new Bytes(moved.writtenBytes()).toString()).orElse("–");
  }

  /// What the restore step says it moved.
  private Optional<Figures> restored() {
    return record.run().steps().stream()
        .filter(step -> step.planned().move() instanceof Move.Restore)
        .flatMap(step -> step.ended().stream())
        .map(StepState.Ended::outcome)
        .filter(StepOutcome.Completed.class::isInstance)
        .map(outcome -> ((StepOutcome.Completed) outcome).figures())
        .findFirst();
  }

  private Html snapshots() {
    var count = record.footprint().snapshots();
    return Html.say("in " + count + " snapshots", count + "スナップショット");
  }

  private Html factor() {
    var factor = String.format(Locale.ROOT, "%.1f", record.footprint().factor());
    return Html.say(factor + " times smaller", "1/" + factor + "に縮小");
  }

  private Html row(SnapshotRef ref) {
    return Html.of(
        """
        <tr><th>{}</th><td class="whole">{}</td><td class="time">{}</td><td class="num">{}</td>\
        <td class="num">{}</td><td><code>{}</code></td></tr>
        """,
        ref.source(),
        kind(ref),
        times.full(ref.consistentAt()),
        new Bytes(ref.sourceBytes()),
        new Bytes(ref.storedBytes()),
        ref.id().substring(0, Math.min(16, ref.id().length())));
  }

  private static Bilingual kind(SnapshotRef ref) {
    return switch (ref.kind()) {
      case FULL -> new Bilingual("full", "フル");
      case INCREMENTAL -> new Bilingual("incremental", "増分");
    };
  }
}
