package org.hikae.orchestrator.schedule;

import org.hikae.domain.text.Bilingual;

/// Why a part of a start was left out.
final class Reasons {
  static final Bilingual TOO_LATE =
      new Bilingual("nobody was there to order it in time", "時刻どおりに実行できるオーケストレーターがいませんでした");

  private Reasons() {}

  static Bilingual busy(String en, String ja) {
    return new Bilingual(en + " is not done yet", ja + "がまだ終わっていません");
  }

  static Bilingual gone(String subject) {
    return new Bilingual(subject + " is not in the estate any more", subject + "は構成から外れました");
  }

  static Bilingual noRunbook(String runbook) {
    return new Bilingual("there is no runbook " + runbook, "ランブック" + runbook + "がありません");
  }
}
