package org.hikae.orchestrator.report;

import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.text.Bilingual;

/// Who decided, as a sentence.
final class Decisions {
  private Decisions() {}

  static Bilingual sentence(Decision decision) {
    return switch (decision.mode()) {
      case AUTOMATIC ->
          new Bilingual(
              "The orchestrators decided to fail over by themselves, as the service’s mode allows.",
              "サービスのモードに従い、オーケストレーターが自動で切替を決定しました。");
      case ASSISTED ->
          new Bilingual(
              "The failover was approved by " + decision.by() + ".",
              "切替は " + decision.by() + " が承認しました。");
      case MANUAL ->
          new Bilingual(
              "The failover was started by " + decision.by() + ".",
              "切替は " + decision.by() + " が開始しました。");
    };
  }
}
