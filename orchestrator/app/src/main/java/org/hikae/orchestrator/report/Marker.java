package org.hikae.orchestrator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.RunEvent.TokenTaken;
import org.hikae.domain.text.Bilingual;

/// A moment worth a number in the drawing.
record Marker(int number, Instant at, Bilingual words) {

  /// The moments of a recovery, in order.
  static List<Marker> of(RecoveryRecord record) {
    var moments = new ArrayList<Marker>();
    var outage = record.outage();
    var opened = record.run().opened();
    var from = record.sites().of(record.run().plan().from());
    add(moments, outage.began(), "last good look at the service", "最後の正常応答");
    add(
        moments,
        opened.declaration().declaredAt(),
        from.en() + " is declared lost",
        from.ja() + "の喪失を宣言");
    add(moments, opened.decision().at(), "failover is decided", "切替を決定");
    for (var event : record.run().journal()) {
      if (event instanceof TokenTaken(var at, var token)) {
        var epoch = token.epoch();
        add(moments, at, "epoch " + epoch + " is taken", "エポック " + epoch + " を取得");
      }
    }
    if (outage.over()) {
      add(moments, outage.ended(), "first good look again", "最初の正常応答");
    }
    return moments;
  }

  private static void add(List<Marker> moments, Instant at, String en, String ja) {
    moments.add(new Marker(moments.size() + 1, at, new Bilingual(en, ja)));
  }
}
