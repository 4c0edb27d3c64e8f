package org.hikae.orchestrator.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.cluster.ledger.Founding;
import org.hikae.orchestrator.OrchestratorException;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EstateAdopted;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.OrchestratorSettings.Member;
import org.hikae.orchestrator.settings.SettingsFile;
import org.hikae.orchestrator.state.RebuildPlan.EpochMove;
import org.hikae.orchestrator.state.StateException.Reason;
import org.hikae.protocol.NodeId;
import org.jspecify.annotations.Nullable;

/// Makes the folder of an orchestrator out of a state: settings, identity and estate file where
/// they are missing, and a home whose ledger goes on from the state. First all that speaks against
/// it is looked for; then there is a plan; nothing is written before [#carryOut].
public final class Rebuild {
  /// The settings' name in the folder.
  public static final String SETTINGS = "orchestrator.yaml";

  private static final List<String> IDENTITY = List.of("ca.crt", "node.crt", "node.key");

  private final State state;
  private final OrchestratorSettings settings;
  private final LedgerCopy ahead;
  private final Founding founding;
  private final Map<Path, byte[]> files;
  private final RebuildPlan plan;

  private Rebuild(
      State state,
      OrchestratorSettings settings,
      LedgerCopy ahead,
      Founding founding,
      Map<Path, byte[]> files,
      Survivors survivors) {
    this.state = state;
    this.settings = settings;
    this.ahead = ahead;
    this.founding = founding;
    this.files = files;
    this.plan = plan(survivors);
  }

  /// What there is to make an orchestrator of.
  ///
  /// @param identity the files of its identity folder by name, as far as they were backed up
  public record Material(State state, Map<String, byte[]> identity) {
    public Material {
      identity = Map.copyOf(identity);
    }
  }

  /// Looks at everything, writes nothing.
  ///
  /// @param folder the orchestrator's: settings and identity that are in it are used as they are
  /// @param others who is to keep the ledger beside it, rebuilt from the same state
  /// @param answers whether something listens at an address
  public static Rebuild of(
      Material material, Path folder, List<NodeId> others, Predicate<InetSocketAddress> answers)
      throws IOException, StateException {
    var state = material.state();
    var files = new LinkedHashMap<Path, byte[]>();
    var settings = settings(state, folder.toAbsolutePath().normalize(), files);
    requireEmpty(settings.home());
    addIdentity(material, settings, files);
    requireSameEstate(state, settings);
    addEstate(state, settings, files);
    var survivors = Survivors.among(settings.members(), answers);
    survivors.requireNone();
    var ahead = state.ledger().ahead(settings.lease().term());
    var founding = founding(ahead, keepers(settings, others));
    return new Rebuild(state, settings, ahead, founding, files, survivors);
  }

  private static OrchestratorSettings settings(State state, Path folder, Map<Path, byte[]> files)
      throws IOException, StateException {
    var file = folder.resolve(SETTINGS);
    try {
      if (Files.exists(file)) {
        return SettingsFile.read(file);
      }
      files.put(file, state.settings().getBytes(UTF_8));
      return SettingsFile.read(state.settings(), file);
    } catch (OrchestratorException e) {
      throw new StateException(Reason.SETTINGS, String.valueOf(e.getMessage()), e.hint(), e);
    }
  }

  private static void requireEmpty(Path home) throws IOException, StateException {
    if (!Files.exists(home)) {
      return;
    }
    try (var there = Files.list(home)) {
      if (there.findAny().isPresent()) {
        throw new StateException(
            Reason.TAKEN,
            "the home " + home + " is not empty",
            "an orchestrator that has a home starts from it; move it aside if it is not to.");
      }
    }
  }

  private static void addIdentity(
      Material material, OrchestratorSettings settings, Map<Path, byte[]> files) {
    if (Files.exists(settings.identity()) || !material.identity().keySet().containsAll(IDENTITY)) {
      return;
    }
    for (var name : IDENTITY) {
      var bytes = material.identity().get(name);
      if (bytes != null) {
        files.put(settings.identity().resolve(name), bytes);
      }
    }
  }

  private static void requireSameEstate(State state, OrchestratorSettings settings)
      throws StateException {
    var ca = settings.identity().resolve("ca.crt");
    if (!Files.exists(ca)) {
      return;
    }
    try {
      if (!Identity.authority(ca).equals(state.begun().authority())) {
        throw new StateException(
            Reason.OTHER_ESTATE,
            "this point is of another estate: its authority is not the one in " + ca,
            "choose a point of this estate; if its authority itself was made anew, move the"
                + " identity folder aside while you rebuild.");
      }
    } catch (IdentityException e) {
      throw new StateException(Reason.SETTINGS, String.valueOf(e.getMessage()), e.hint(), e);
    }
  }

  /// The file from which the estate in force was read; the settings name it, so it has to be there.
  private static void addEstate(
      State state, OrchestratorSettings settings, Map<Path, byte[]> files) {
    var file = settings.estate();
    if (file == null || Files.exists(file)) {
      return;
    }
    state.ledger().entries().reversed().stream()
        .filter(entry -> entry.stream().equals(EstateAdopted.STREAM))
        .findFirst()
        .map(entry -> new DomainJson().read(entry.body(), EstateAdopted.class).document())
        .ifPresent(text -> files.put(file, text.getBytes(UTF_8)));
  }

  private static List<NodeId> keepers(OrchestratorSettings settings, List<NodeId> others)
      throws StateException {
    var members = settings.members().stream().map(Member::node).toList();
    for (var other : others) {
      if (!members.contains(other)) {
        throw new StateException(
            Reason.SETTINGS,
            "the settings name no member " + other,
            "name one of " + members + ", or correct the settings first.");
      }
    }
    return Stream.concat(Stream.of(settings.node()), others.stream()).distinct().toList();
  }

  private static Founding founding(LedgerCopy ahead, List<NodeId> keepers) throws StateException {
    try {
      return Founding.of(ahead, keepers);
    } catch (LedgerException e) {
      throw new StateException(
          Reason.DAMAGED,
          "the ledger in this point is not whole: " + e.getMessage(),
          "choose another point; this one was not written by an orchestrator.",
          e);
    }
  }

  /// What it would do.
  public RebuildPlan plan() {
    return plan;
  }

  private RebuildPlan plan(Survivors survivors) {
    var entries = state.ledger().entries();
    var newest = entries.isEmpty() ? null : entries.getLast();
    return new RebuildPlan(
        settings.node().toString(),
        settings.home().toString(),
        state.begun().node().toString(),
        state.begun().at(),
        entries.size(),
        state.ledger().head(),
        Optional.ofNullable(newest).map(LedgerEntry::at),
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.stream().replaceFirst("/.*", ""),
                    TreeMap::new,
                    Collectors.counting())),
        epochs(),
        founding.keepers().stream().map(NodeId::toString).toList(),
        survivors.silent().stream()
            .map(Member::node)
            .filter(node -> !node.equals(settings.node()))
            .map(NodeId::toString)
            .toList(),
        files.keySet().stream().map(Path::toString).toList(),
        missing().stream().map(Path::toString).toList());
  }

  private List<EpochMove> epochs() {
    var moves = new ArrayList<EpochMove>();
    for (var i = 0; i < ahead.leases().size(); i++) {
      var from = state.ledger().leases().get(i).token();
      var to = ahead.leases().get(i).token();
      moves.add(
          new EpochMove(
              from.service().name(),
              from.holder().name(),
              from.epoch().number(),
              to.epoch().number()));
    }
    return moves;
  }

  private List<Path> missing() {
    var notices = settings.notices();
    var mail = notices.mail();
    var store = settings.store();
    return Stream.<@Nullable Path>of(
            settings.identity().resolve("node.key"),
            settings.estate(),
            settings.runbooks(),
            store == null ? null : store.passwordFile(),
            mail == null ? null : mail.passwordFile(),
            notices.webhookKeyFile(),
            notices.authorities())
        .flatMap(Stream::ofNullable)
        .filter(path -> !Files.exists(path) && !files.containsKey(path))
        .toList();
  }

  /// Writes everything; the ledger last, so that what was cut short does not start.
  ///
  /// @param from which point it was, in words that stay in the ledger
  public void carryOut(String from, Clock clock) throws IOException {
    for (var file : files.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    Files.createDirectories(settings.home());
    Rebuilt.of(state, from, clock.instant()).write(settings.home());
    founding.write(settings.home().resolve("ledger"));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, bytes);
  }

  /// For how long whoever may have been active counts as active, once it starts.
  public Duration heldFor() {
    return settings.lease().term().plus(settings.lease().margin());
  }
}
