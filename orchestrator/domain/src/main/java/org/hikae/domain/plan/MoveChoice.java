package org.hikae.domain.plan;

import java.net.URI;
import java.util.List;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.runbook.Action;
import org.hikae.domain.runbook.InDrill;
import org.hikae.domain.runbook.Kind;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Step;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Examination;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.VaultName;

/// What a step's action comes to here and now.
record MoveChoice(
    Kind kind,
    Occasion occasion,
    Estate estate,
    Service service,
    RecoveryPoint point,
    FencingToken held,
    Route route) {
  private static final Bilingual PRODUCTION_LEFT_ALONE =
      new Bilingual("a drill leaves production alone", "訓練では本番に触れない");
  private static final Bilingual USERS_LEFT_ALONE =
      new Bilingual("users stay where they are in a drill", "訓練では利用者を切り替えない");
  private static final Bilingual NOBODY_ASKED =
      new Bilingual("nobody is asked in a drill", "訓練では担当者に依頼しない");

  Move of(Step step) {
    return switch (occasion) {
      case INCIDENT -> real(step, step.action());
      case DRILL ->
          switch (step.inDrill()) {
            case InDrill.Usual _ -> sandboxed(step, step.action());
            case InDrill.AsInIncident _ -> real(step, step.action());
            case InDrill.Instead(var action) -> sandboxed(step, action);
            case InDrill.LeftOut(var because) -> new Move.LeaveOut(because);
          };
    };
  }

  private Move real(Step step, Action action) {
    return switch (action) {
      case Action.Fence _, Action.Promote _ ->
          new Move.TakeLease(route.from(), route.to(), held.epoch());
      case Action.Restore _ ->
          kind.planned()
              ? new Move.RestoreOwnBackup(route.to())
              : new Move.Restore(route.to(), point.snapshots());
      case Action.StartService _ -> new Move.StartService(route.to());
      case Action.StopService _ -> new Move.StopService(route.from(), held.epoch());
      case Action.HoldTraffic _ -> new Move.HoldTraffic(route.from(), held.epoch());
      case Action.BackUp _ -> new Move.BackUp(route.from());
      case Action.Mirror _ -> mirror();
      case Action.Verify _ -> new Move.ProbeService(route.to());
      case Action.Examine _ -> new Move.Examine(route.to(), examinations());
      case Action.SwitchTraffic _ -> new Move.SwitchTraffic(route.to(), service.address());
      case Action.AwaitUsers _ -> new Move.AwaitUsers(service.address());
      case Action.CheckVault(var where) -> new Move.CheckVault(route.at(where));
      case Action.HealVault(var where) -> heal(route.at(where));
      case Action.RunProgram(var where, var program) ->
          new Move.RunProgram(route.at(where), program);
      case Action.CallHttp(var method, var url, var status) ->
          new Move.CallHttp(method, url, status);
      case Action.Detect _ -> new Move.SilenceTwin(route.from());
      case Action.HumanTask(var instructions, var evidence, var fourEyes) ->
          new Move.AskPerson(step.owner(), instructions, evidence, fourEyes);
    };
  }

  private Move sandboxed(Step step, Action action) {
    return switch (action) {
      case Action.Fence _, Action.Promote _ -> new Move.OpenSandbox(route.to());
      case Action.Restore _ -> new Move.RestoreInSandbox(route.to(), point.snapshots());
      case Action.StartService _ -> new Move.StartInSandbox(route.to());
      case Action.Verify _ -> new Move.ProbeInSandbox(route.to());
      case Action.Examine _ -> new Move.ExamineInSandbox(route.to(), examinations());
      case Action.CheckVault _, Action.Detect _ -> real(step, action);
      case Action.SwitchTraffic _, Action.AwaitUsers _ -> new Move.LeaveOut(USERS_LEFT_ALONE);
      case Action.HumanTask _ -> new Move.LeaveOut(NOBODY_ASKED);
      case Action.StopService _,
          Action.HoldTraffic _,
          Action.BackUp _,
          Action.Mirror _,
          Action.HealVault _,
          Action.RunProgram _,
          Action.CallHttp _ ->
          new Move.LeaveOut(PRODUCTION_LEFT_ALONE);
    };
  }

  private List<Examination> examinations() {
    return service.checks().stream().map(check -> check.examination(point.consistentAt())).toList();
  }

  private Move mirror() {
    var original = vaultAt(route.from());
    return new Move.Mirror(route.to(), original.name(), original.url());
  }

  private Move heal(SiteId damaged) {
    var whole =
        estate.vaults().stream()
            .filter(vault -> !vault.site().equals(damaged))
            .findFirst()
            .orElseGet(() -> unknown(damaged));
    return new Move.HealVault(damaged, whole.name(), whole.url());
  }

  private VaultPlace vaultAt(SiteId site) {
    return estate.vaultsAt(site).findFirst().orElseGet(() -> unknown(site));
  }

  /// An estate without a vault there: the agent will say that it reaches none.
  private static VaultPlace unknown(SiteId site) {
    return new VaultPlace(new VaultName("none"), site, URI.create("file:none"), null);
  }
}
