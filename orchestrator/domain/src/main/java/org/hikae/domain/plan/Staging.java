package org.hikae.domain.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.hikae.domain.runbook.Action;
import org.hikae.domain.runbook.Block;
import org.hikae.domain.runbook.Check;
import org.hikae.domain.runbook.InDrill;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Retries;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.runbook.Step;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.runbook.WayBack;
import org.hikae.domain.text.Bilingual;

/// Lays the blocks of a runbook out in stages.
final class Staging {
  private final MoveChoice moves;
  private final List<PlannedStep> planned = new ArrayList<>();
  private int stage;

  Staging(MoveChoice moves) {
    this.moves = moves;
  }

  List<PlannedStep> of(List<Block> blocks) {
    blocks.forEach(this::lay);
    if (moves.occasion() == Occasion.DRILL) {
      planned.add(
          new PlannedStep(
              CLEAN_UP, new Move.CloseSandbox(moves.route().to()), stage, moves.service().id()));
    }
    return planned;
  }

  private void lay(Block block) {
    switch (block) {
      case Block.One(var step) -> side(List.of(step));
      case Block.Together(var steps) -> side(steps);
      case Block.ForEachService(var blocks) -> blocks.forEach(this::lay);
    }
  }

  private void side(List<Step> steps) {
    var wanted = steps.stream().filter(step -> step.on().contains(moves.occasion())).toList();
    wanted.forEach(
        step -> planned.add(new PlannedStep(step, moves.of(step), stage, moves.service().id())));
    stage += wanted.isEmpty() ? 0 : 1;
  }

  private static final Step CLEAN_UP =
      new Step(
          new StepId("clean-up"),
          new Bilingual("Remove the sandbox", "サンドボックスを片付ける"),
          Segment.REDIRECT,
          new Action.Verify(),
          new Role("orchestrator"),
          Duration.ofMinutes(5),
          Check.STOPPED_THERE,
          new Retries(20, Duration.ofSeconds(3)),
          new WayBack.Nothing(
              new Bilingual(
                  "The agent removes what is left of a sandbox when it starts, and when its time is"
                      + " over.",
                  "エージェントは起動時と期限切れの際に、残ったサンドボックスを削除する。")),
          new Bilingual(
              "Restart the agent at the recovery site: it removes every sandbox.",
              "復旧サイトのエージェントを再起動する。すべてのサンドボックスが削除される。"),
          EnumSet.of(Occasion.DRILL),
          new InDrill.Usual());
}
