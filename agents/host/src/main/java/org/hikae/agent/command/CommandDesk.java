package org.hikae.agent.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.agent.browse.FileDesk;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.lease.EpochBook;
import org.hikae.agent.lease.LeaseKeeper;
import org.hikae.agent.lease.ServiceGuard;
import org.hikae.agent.sandbox.Examiner;
import org.hikae.agent.sandbox.SandboxDesk;
import org.hikae.agent.task.TaskDesk;
import org.hikae.agent.task.Unhurried;
import org.hikae.agent.task.Work;
import org.hikae.cluster.Mesh;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Command;
import org.hikae.protocol.Examination;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Law;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.ServiceState;
import org.hikae.source.Source;

/// Answers commands: looks things up at once, and gives what takes time to the [TaskDesk]. What
/// acts on a service is refused under any epoch older than the newest that this agent has seen.
public final class CommandDesk implements Mesh.Responder {
  private static final String VAULT = "the vault";

  /// Verifications, and what forgets, go on beside mirrors: the vault is made for that.
  private static final String PACKS = "the vault's packs";

  private static final String POINTS = "what the vault forgets";

  private final AgentConfig config;
  private final String version;
  private final Map<ServiceId, Ward> wards = new LinkedHashMap<>();
  private final LocalVault vault;
  private final TaskDesk tasks;
  private final EpochBook epochs;
  private final LeaseKeeper keeper;
  private final TrafficClient traffic;
  private final SandboxDesk sandboxes;
  private final House house;
  private final FileDesk files;
  private final Mesh mesh;

  public CommandDesk(
      AgentConfig config,
      String version,
      List<Ward> wards,
      LocalVault vault,
      TaskDesk tasks,
      EpochBook epochs,
      LeaseKeeper keeper,
      TrafficClient traffic,
      SandboxDesk sandboxes,
      FileDesk files,
      Mesh mesh) {
    this.config = config;
    this.version = version;
    wards.forEach(ward -> this.wards.put(ward.id(), ward));
    this.vault = vault;
    this.tasks = tasks;
    this.epochs = epochs;
    this.keeper = keeper;
    this.traffic = traffic;
    this.sandboxes = sandboxes;
    this.house = new House(tasks, sandboxes);
    this.files = files;
    this.mesh = mesh;
  }

  @Override
  public Message answer(NodeId from, Message request) {
    if (from.role() != NodeId.Role.ORCHESTRATOR) {
      return new Report.Refused(
          "an agent takes no commands from " + from, "ask an orchestrator instead");
    }
    return switch (request) {
      case Command command -> report(from, command);
      case Report _, Plea _, Answer _ ->
          new Report.Refused("an agent is asked commands only", "ask an orchestrator about leases");
    };
  }

  private Report report(NodeId from, Command command) {
    try {
      return switch (command) {
        case Command.Fenced fenced -> fenced(fenced);
        case Command.BackUp backUp -> backUp(backUp);
        case Command.PullMirror pull -> pull(pull);
        case Command.CheckVault(var task) ->
            tasks.give(task, VAULT, "checking", new Unhurried(new VaultWorks.Check(vault)));
        case Command.VerifyVault verify ->
            tasks.give(
                verify.task(),
                PACKS,
                "verifying",
                new Unhurried(new VaultWorks.Verify(verify, vault)));
        case Command.ForgetSnapshots forget ->
            tasks.give(forget.task(), POINTS, "forgetting", new ForgetWork(forget, vault));
        case Command.HoldPoint hold ->
            tasks.give(hold.task(), POINTS, "holding", new HoldWorks.Place(hold, vault));
        case Command.ReleasePoint release ->
            tasks.give(release.task(), POINTS, "releasing", new HoldWorks.Release(release, vault));
        case Command.PruneVault prune ->
            tasks.give(
                prune.task(), POINTS, "pruning", new Unhurried(new VaultWorks.Prune(prune, vault)));
        case Command.HealVault heal ->
            tasks.give(heal.task(), VAULT, "healing", new VaultWorks.Heal(heal, vault));
        case Command.RunProgram(var task, var name) ->
            tasks.give(task, "program " + name, "running", new ProgramWork(program(name)));
        case Command.Examine examine -> examine(examine);
        case Command.BeatTwin twin ->
            tasks.give(
                twin.task(), "twin " + twin.run(), "beating", new TwinWork(twin, from, mesh));
        case Command.KeepHouse keep ->
            tasks.give(
                keep.task(), "the house", "deleting what is old", new HouseWork(keep, house));
        case Command.LookAtHouse(var tasksBefore, var sandboxesBefore) ->
            house.look(tasksBefore, sandboxesBefore);
        case Command.Sandboxed sandboxed ->
            sandboxes.give(sandboxed, ward(sandboxed.service()).place());
        case Command.ProbeInSandbox probe -> sandboxes.probe(probe);
        case Command.ProbeService probe -> probe(probe.service());
        case Command.DescribeTask describe -> tasks.describe(describe.task());
        case Command.DescribeAgent _ -> describe();
        case Command.ListSnapshots list -> new VaultPages(vault).of(list);
        case Command.ListTies list -> new VaultPages(vault).of(list);
        case Command.ListFolder list -> files.list(list);
        case Command.OpenFile open -> files.open(open);
      };
    } catch (Refusal refusal) {
      return refusal.report();
    } catch (IOException broken) {
      return new Report.Refused(String.valueOf(broken.getMessage()), "see the agent's log");
    }
  }

  /// A copy stays under the law of its original, whatever an orchestrator says.
  private Report pull(Command.PullMirror pull) throws Refusal {
    var here = config.vault().law();
    var there = Law.ofStore(pull.from().toString()).orElse(pull.law());
    for (var law : List.of(pull.law(), there)) {
      if (!law.equals(here)) {
        throw new Refusal(
            "a copy in this vault, which is in " + here + ", would leave " + law,
            "mirror to a vault under the same law; 'jurisdiction' of 'vault' in agent.yaml says"
                + " whose it is here");
      }
    }
    return tasks.give(
        pull.task(), VAULT, "mirroring", new Unhurried(new PullMirrorWork(pull, vault)));
  }

  private AgentConfig.Program program(String name) throws Refusal {
    for (var program : config.programs()) {
      if (program.name().equals(name)) {
        return program;
      }
    }
    throw new Refusal(
        "this agent knows no program '" + name + "'",
        "add it to 'programs' in the agent's configuration");
  }

  private Report examine(Command.Examine command) throws Refusal {
    var guard = guard(ward(command.service()));
    Examiner.Checksums none =
        (examination, _) ->
            new Examination.Result(
                examination.name(), true, "left to drills: the real files are changing");
    return tasks.give(
        command.task(),
        "the answers of " + command.service(),
        "examining",
        progress ->
            new Examiner(Optional.of(guard.service()), none)
                .examine(command.examinations(), progress));
  }

  private Report backUp(Command.BackUp command) throws Refusal {
    var ward = ward(command.service());
    var sources = new ArrayList<Source>();
    for (var id : command.sources()) {
      sources.add(
          ward.source(id)
              .orElseThrow(
                  () ->
                      new Refusal(
                          command.service() + " has no source '" + id + "' here",
                          "add it to the agent's configuration")));
    }
    var work =
        new BackUpWork(
            command, sources.isEmpty() ? ward.sources() : sources, vault, config.node().toString());
    return tasks.give(command.task(), ward.id().name(), "backing up", new Unhurried(work));
  }

  private Report fenced(Command.Fenced command) throws Refusal, IOException {
    var token = command.token();
    var ward = ward(token.service());
    if (!token.holder().equals(config.node().site())) {
      throw new Refusal(
          token + " makes " + token.holder() + " the holder, not " + config.node().site(),
          "ask an agent of that site");
    }
    var newer = epochs.newerThan(token);
    if (newer.isPresent()) {
      return new Report.RefusedByEpoch(token, newer.get());
    }
    return switch (command) {
      case Command.Restore restore -> restore(restore, ward);
      case Command.StartService start -> {
        var guard = adopting(guard(ward), token);
        yield give(start, "starting", new ServiceWorks.Start(token, guard));
      }
      case Command.StopService stop ->
          give(stop, "stopping", new ServiceWorks.Stop(token, guard(ward), keeper));
      case Command.HoldTraffic hold ->
          give(
              hold,
              "holding traffic",
              new HoldTrafficWork(hold, trafficSwitch(ward.place()), traffic));
      case Command.SwitchTraffic change ->
          give(
              change,
              "switching traffic",
              new SwitchTrafficWork(change, trafficSwitch(ward.place()), traffic));
    };
  }

  private Report restore(Command.Restore restore, Ward ward) throws Refusal, IOException {
    if (ward.guard().isPresent()) {
      adopting(ward.guard().get(), restore.token());
    }
    return give(restore, "restoring", new RestoreWork(restore, ward, vault));
  }

  private Report give(Command.Fenced command, String doing, Work work) {
    return tasks.give(command.task(), command.token().service().name(), doing, work);
  }

  private ServiceGuard adopting(ServiceGuard guard, FencingToken token) throws IOException {
    keeper.adopt(token);
    return guard;
  }

  private Report probe(ServiceId service) throws Refusal {
    var probe = guard(ward(service)).probe();
    return new Report.Probed(service, probe.good(), probe.took(), probe.saw());
  }

  private Report describe() {
    var states = wards.values().stream().collect(Collectors.toMap(Ward::id, CommandDesk::state));
    return new Report.Agent(config.node(), version, config.vault().name().name(), states);
  }

  private static ServiceState state(Ward ward) {
    return ward.guard().map(ServiceGuard::state).orElseGet(ServiceState.Standby::new);
  }

  private Ward ward(ServiceId service) throws Refusal {
    var ward = wards.get(service);
    if (ward == null) {
      throw new Refusal(
          "this agent does not guard " + service, "add it to the agent's configuration");
    }
    return ward;
  }

  private static ServiceGuard guard(Ward ward) throws Refusal {
    return ward.guard()
        .orElseThrow(
            () ->
                new Refusal(
                    ward.id() + " has nothing to start here",
                    "add what runs it to the agent's configuration"));
  }

  private static AgentConfig.TrafficSwitch trafficSwitch(ServicePlace place) throws Refusal {
    return place
        .traffic()
        .orElseThrow(
            () ->
                new Refusal(
                    place.id() + " has no traffic switch here",
                    "add 'traffic' to the service in the agent's configuration"));
  }
}
