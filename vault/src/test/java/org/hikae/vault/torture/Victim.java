package org.hikae.vault.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Surroundings;
import org.hikae.vault.Vault;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.directory.DirectoryStore;

/// The process that is killed: carries out one order after the other, a line in, a line out: `ok`
/// with what came of it, `failed` with why, or `kill` when its time has come.
final class Victim {
  private static final List<CheckDepth> DEPTHS = List.of(CheckDepth.values());

  private final Places places;
  private final PrintStream out;

  private Victim(Places places, PrintStream out) {
    this.places = places;
    this.out = out;
  }

  static void main(String[] arguments) throws IOException {
    WarmUp.leaveOut();
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    var victim = new Victim(new Places(Path.of(arguments[0])), out);
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      out.println(victim.answer(Order.parse(line)));
    }
  }

  private String answer(Order order) {
    var skies = new Skies();
    try (var store = open(order, order.vault(), skies);
        var vault = Vault.open(store, places.key(), surroundings(order))) {
      return "ok " + skies.faults() + " " + carryOut(order, vault, skies);
    } catch (Exception | Error e) {
      return "failed " + skies.faults() + " " + firstLine(e);
    }
  }

  private static String firstLine(Throwable e) {
    var where = e instanceof IOException ? "" : " at " + List.of(e.getStackTrace());
    return (e + where).replace('\n', ' ');
  }

  private Store open(Order order, String name, Skies skies) {
    var counted =
        new KillPoint(
            new DirectoryStore(places.vault(name)), order.killAt(), () -> out.println("kill"));
    return skies.over(counted, order.weather(), order.seed());
  }

  private static Surroundings surroundings(Order order) {
    return new Surroundings(new JumpingClock(order.seed()), new SecureRandom(), 2);
  }

  private String carryOut(Order order, Vault vault, Skies skies) throws IOException {
    return switch (order.verb()) {
      case BACK_UP -> vault.backUp(backup(order), Progress.NONE).id();
      case MIRROR -> {
        try (var other = open(order, Places.MAIN, skies)) {
          yield String.valueOf(vault.pullFrom(other, Progress.NONE).refused().size());
        }
      }
      case FORGET -> {
        vault.forget(vault.snapshot(order.what()));
        yield order.what();
      }
      case PRUNE -> {
        var done = vault.prune(vault.planPrune(Layout.LEAST_GRACE), Progress.NONE);
        yield done.condemn().size()
            + done.rewrite().size()
            + " "
            + done.sweep().size()
            + " "
            + done.rescue().size();
      }
      case CHECK ->
          String.valueOf(
              vault
                  .check(DEPTHS.get((int) (order.seed() % DEPTHS.size())), Progress.NONE)
                  .findings());
      case RESTORE -> {
        var snapshot = vault.snapshot(order.what());
        vault.restore(
            snapshot,
            places.restored(order.vault() + "-" + order.seed()),
            RestoreOptions.WHOLE.below(snapshot.roots().getFirst()),
            Progress.NONE);
        yield snapshot.id();
      }
      case HEAL -> {
        try (var other =
            open(order, order.vault().equals(Places.MAIN) ? Places.MIRROR : Places.MAIN, skies)) {
          yield String.valueOf(vault.heal(other, Progress.NONE));
        }
      }
    };
  }

  private FileBackup backup(Order order) {
    var parent = Optional.of(order.parent()).filter(id -> !id.equals("-"));
    var kind = parent.isEmpty() ? SnapshotOrigin.Kind.FULL : SnapshotOrigin.Kind.INCREMENTAL;
    var source = places.source(Integer.parseInt(order.what()));
    var labels = Map.of("source", order.what());
    return new FileBackup(
        new SnapshotOrigin("torture", order.what(), kind, parent, Optional.empty(), labels),
        List.of(source),
        List.of());
  }
}
