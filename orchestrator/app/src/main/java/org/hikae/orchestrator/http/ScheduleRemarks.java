package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.schedule.ScheduleBoard.PartStanding;
import org.hikae.orchestrator.schedule.ScheduleBoard.Standing;

/// What of a schedule wants attention: times that were missed, and what its last start failed at.
final class ScheduleRemarks {
  private static final String PAGE = "/schedules";

  private ScheduleRemarks() {}

  static List<AttentionView> of(Standing standing) {
    var items = new ArrayList<AttentionView>();
    var id = standing.schedule().id();
    if (!standing.missed().isEmpty()) {
      items.add(missed(id, standing.missed().size()));
    }
    var last = standing.last();
    if (last != null) {
      var troubled = last.parts().stream().filter(PartStanding::wantsAttention).toList();
      if (!troubled.isEmpty()) {
        items.add(troubled(id, troubled));
      }
    }
    return items;
  }

  private static AttentionView missed(String id, int times) {
    return AttentionView.watch(
        "Schedule %s was missed %s: nobody led then, and nothing was started since."
            .formatted(id, times == 1 ? "once" : times + " times"),
        "スケジュール%sは%d回実行されませんでした。当時リーダーがおらず、以後も開始されていません。".formatted(id, times),
        "hikae schedules run " + id,
        PAGE);
  }

  private static AttentionView troubled(String id, List<PartStanding> troubled) {
    var first = troubled.getFirst();
    var because = first.because() == null ? Bilingual.same("") : first.because();
    var more = troubled.size() - 1;
    return AttentionView.watch(
        "Schedule %s did not do %s%s: %s."
            .formatted(
                id,
                first.part().subject(),
                more == 0 ? "" : " and " + more + " more",
                because.en().replaceAll("[.]$", "")),
        "スケジュール%sの%s%sが実行できませんでした:%s"
            .formatted(
                id, first.part().subject(), more == 0 ? "" : "ほか" + more + "件", because.ja()),
        "hikae schedules show " + id,
        PAGE);
  }
}
