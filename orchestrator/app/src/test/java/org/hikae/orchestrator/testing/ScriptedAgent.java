package org.hikae.orchestrator.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hikae.cluster.Mesh;
import org.hikae.protocol.Command;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Litter;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.ServiceState;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.jspecify.annotations.Nullable;

/// An agent that does what it is told at once and remembers every task that it was *given*: giving
/// a task again changes nothing, as with a real one.
public final class ScriptedAgent implements Mesh.Responder {
  private final NodeId node;
  private final List<ServiceId> services;
  private final PublicDoor door;
  private final Clock clock;
  private final Map<TaskId, TaskState> tasks = new ConcurrentHashMap<>();
  private final List<TaskId> begun = new CopyOnWriteArrayList<>();
  private static final int SHELF = 300;

  private final List<SnapshotRef> vault = new CopyOnWriteArrayList<>();
  private final Map<String, String> holds = new ConcurrentHashMap<>();
  private final Map<ServiceId, FencingToken> active = new ConcurrentHashMap<>();
  private volatile @Nullable ScriptedAgent mirrored;
  private volatile @Nullable ScriptedFiles files;
  private volatile @Nullable String stuckAt;
  private volatile @Nullable String failingAt;
  private volatile @Nullable String brokenAt;
  private volatile BiConsumer<Message, Message> witness = (_, _) -> {};

  public ScriptedAgent(NodeId node, ServiceId service, PublicDoor door, Clock clock) {
    this(node, List.of(service), door, clock);
  }

  public ScriptedAgent(NodeId node, List<ServiceId> services, PublicDoor door, Clock clock) {
    this.node = node;
    this.services = List.copyOf(services);
    this.door = door;
    this.clock = clock;
  }

  public NodeId node() {
    return node;
  }

  /// What each of its snapshots holds.
  public void shows(ScriptedFiles shown) {
    files = shown;
  }

  /// Pulls come from this agent's vault.
  public void mirrors(ScriptedAgent original) {
    mirrored = original;
  }

  /// Tasks whose name contains this stay running.
  public void stickAt(@Nullable String part) {
    stuckAt = part;
  }

  /// The next task whose name contains this fails for a reason that may pass.
  public void failOnceAt(String part) {
    failingAt = part;
  }

  /// Tasks whose name contains this fail for good.
  public void failAlwaysAt(@Nullable String part) {
    brokenAt = part;
  }

  /// Every task that did something, in order; each is there once.
  public List<String> begun() {
    return begun.stream().map(TaskId::text).toList();
  }

  /// Calls `witness` with each question and its answer, before the answer is on its way.
  public void watch(BiConsumer<Message, Message> watching) {
    witness = watching;
  }

  @Override
  public Message answer(NodeId from, Message request) {
    var reply = reply(request);
    witness.accept(request, reply);
    return reply;
  }

  private Message reply(Message request) {
    var files = this.files;
    return switch (request) {
      case Command.Work work -> new Report.Task(work.task(), given(work));
      case Command.DescribeTask(var task) -> described(task);
      case Command.DescribeAgent _ -> new Report.Agent(node, "test", node.site().name(), states());
      case Command.ListSnapshots list -> page(list);
      case Command.ListTies list -> page(list);
      case Command.LookAtHouse(var tasksBefore, _) ->
          new Report.House(new Litter(3, 512, tasksBefore), new Litter(0, 0, Litter.NONE));
      case Command.ListFolder list when files != null -> files.list(list);
      case Command.OpenFile open when files != null -> files.open(open);
      case Command.ListFolder _, Command.OpenFile _ ->
          new Report.Refused("this agent shows no files", "ask another one");
      case Command.ProbeService(var probed) ->
          new Report.Probed(probed, active.containsKey(probed), Duration.ofMillis(3), "answered 1");
      case Command.ProbeInSandbox(_, var probed) ->
          new Report.Probed(probed, true, Duration.ofMillis(3), "answered 1 in the sandbox");
      default -> throw new IllegalArgumentException("not for an agent: " + request);
    };
  }

  /// Small pages, so that there are several.
  private Report page(Command.ListSnapshots list) {
    var rest =
        vault.stream()
            .filter(each -> list.services().isEmpty() || list.services().contains(each.service()))
            .filter(each -> each.id().compareTo(list.after()) > 0)
            .distinct()
            .sorted(Comparator.comparing(SnapshotRef::id))
            .toList();
    return new Report.Snapshots(rest.stream().limit(SHELF).toList(), rest.size() > SHELF);
  }

  private Report page(Command.ListTies list) {
    var rest =
        ties().stream()
            .filter(each -> each.snapshot().id().compareTo(list.after()) > 0)
            .sorted(Comparator.comparing(each -> each.snapshot().id()))
            .toList();
    return new Report.Ties(rest.stream().limit(SHELF).toList(), rest.size() > SHELF);
  }

  private List<SnapshotTies> ties() {
    return vault.stream()
        .distinct()
        .map(ref -> new SnapshotTies(ref, holds.getOrDefault(ref.point(), ""), SnapshotTies.FREE))
        .toList();
  }

  private Report described(TaskId task) {
    var known = tasks.get(task);
    if (known == null) {
      return new Report.UnknownTask(task);
    }
    if (known instanceof TaskState.Running && stuckAt == null) {
      tasks.put(task, succeeded(List.of()));
    }
    return new Report.Task(task, tasks.getOrDefault(task, known));
  }

  private TaskState given(Command.Work work) {
    return tasks.computeIfAbsent(
        work.task(),
        task -> {
          begun.add(task);
          var broken = brokenAt;
          if (broken != null && task.text().contains(broken)) {
            return new TaskState.Failed("1 findings in the vault", "heal it", false);
          }
          var failing = failingAt;
          if (failing != null && task.text().contains(failing)) {
            failingAt = null;
            return new TaskState.Failed("the connection broke", "look at the server", true);
          }
          var part = stuckAt;
          var done = done(work);
          return part != null && task.text().contains(part)
              ? new TaskState.Running("working", 40L << 20, 100L << 20)
              : done;
        });
  }

  private TaskState done(Command.Work work) {
    switch (work) {
      case Command.BackUp backUp -> {
        var made = backUp.sources().stream().map(source -> snapshot(backUp, source)).toList();
        vault.addAll(made);
        return succeeded(made);
      }
      case Command.PullMirror _ -> {
        var from = mirrored;
        if (from != null) {
          vault.addAll(from.vault);
        }
        return succeeded(List.of());
      }
      case Command.ForgetSnapshots forget -> {
        if (!forget.seen().shows(ties())) {
          return new TaskState.Failed("the vault is not what the plan saw", "look again", true);
        }
        vault.removeIf(ref -> forget.snapshots().contains(ref.id()));
      }
      case Command.HoldPoint hold -> {
        if (!marks().contains(hold.point())) {
          return new TaskState.Failed("the vault has no such point", "look again", false);
        }
        holds.put(hold.point(), hold.by() + ": " + hold.reason());
      }
      case Command.ReleasePoint release -> holds.remove(release.point());
      case Command.StartService start -> active.put(start.token().service(), start.token());
      case Command.StopService stop -> active.remove(stop.token().service());
      case Command.HoldTraffic _ -> door.close();
      case Command.SwitchTraffic _ -> door.open();
      case Command.Restore _,
          Command.CheckVault _,
          Command.VerifyVault _,
          Command.PruneVault _,
          Command.HealVault _,
          Command.RunProgram _,
          Command.Examine _,
          Command.BeatTwin _,
          Command.KeepHouse _,
          Command.Sandboxed _ -> {}
    }
    return succeeded(List.of());
  }

  private SnapshotRef snapshot(Command.BackUp backUp, SourceId source) {
    return new SnapshotRef(
        backUp.task().text().replace('/', '-'),
        backUp.service(),
        source,
        backUp.point(),
        backUp.kind(),
        clock.instant(),
        100L << 20,
        35L << 20);
  }

  /// Its vault holds this one no more.
  public void loses(String id) {
    vault.removeIf(each -> each.id().equals(id));
  }

  /// Its vault holds these as well.
  public void holds(List<SnapshotRef> snapshots) {
    vault.addAll(snapshots);
  }

  /// Its vault holds nothing but these.
  public void holdsOnly(List<SnapshotRef> snapshots) {
    vault.clear();
    vault.addAll(snapshots);
  }

  /// Somebody wants the point of that mark kept.
  public void keeps(String mark, String by) {
    holds.put(mark, by);
  }

  /// What its vault holds, by the marks of points.
  public List<String> marks() {
    return vault.stream().map(SnapshotRef::point).distinct().toList();
  }

  private static TaskState succeeded(List<SnapshotRef> made) {
    return new TaskState.Succeeded(
        Duration.ofMillis(5), "done", made, new Figures(3, 100L << 20, 35L << 20, 65L << 20));
  }

  private Map<ServiceId, ServiceState> states() {
    return services.stream()
        .collect(Collectors.toMap(service -> service, service -> state(service)));
  }

  private ServiceState state(ServiceId service) {
    var token = active.get(service);
    return token == null ? new ServiceState.Standby() : new ServiceState.Active(token);
  }
}
