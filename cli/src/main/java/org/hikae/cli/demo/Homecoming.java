package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hikae.cli.demo.proof.Canaries;
import org.hikae.cli.demo.site.DemoSites;

/// The seventh act: Tokyo is there again. It must find its epoch superseded, say so, and not write
/// a row.
final class Homecoming {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern FENCED = Pattern.compile("registry (?:stays|is) fenced here: (.*)");

  private static final Pattern SUPERSEDED =
      Pattern.compile("epoch (\\d+) was superseded by epoch (\\d+), held by ([a-z]+)");

  private final Telling tell;
  private final World world;
  private final Watch watch;

  Homecoming(Telling tell, World world) {
    this.tell = tell;
    this.world = world;
    this.watch = new Watch(List.of(world.osaka, world.nagoya));
  }

  /// What was seen of Tokyo.
  ///
  /// @param because what Tokyo's own agent says of it
  /// @param outlived whether its database still worked when it went on
  /// @param serverRuns whether any process works in its database's folder afterwards
  /// @param beyond how many canary rows its database holds beyond those at the fault
  record Seen(String because, boolean outlived, boolean serverRuns, long beyond) {
    boolean fenced() {
      return !serverRuns && beyond == 0;
    }
  }

  Seen play(FaultKind fault, Loss.Account account) throws IOException {
    tell.heading(7, "act.homecoming");
    var outlived = serverRuns();
    if (fault == FaultKind.HANG) {
      thaw();
    }
    var because = agentReturns();
    var serverRuns = serverRuns();
    var beyond = rowsBeyond(outlived ? account.acknowledged() : account.sent());
    return new Seen(because, outlived, serverRuns, beyond);
  }

  private boolean serverRuns() {
    return world.tokyo.worksIn(world.folder.database(DemoSites.PRIMARY));
  }

  private void thaw() {
    var act = tell.begin("thaw");
    var left = world.tokyo.count();
    world.tokyo.goOn();
    act.done(tell.say("thaw.done", left));
  }

  private String agentReturns() throws IOException {
    var act = tell.begin("return");
    var log = world.folder.log(DemoSites.PRIMARY, "agent");
    var before = Files.size(log);
    world.tokyo.startAgent();
    var because = spoken(watch.until(tell.say("return"), PATIENCE, () -> fencedSince(log, before)));
    act.done(because);
    return because;
  }

  /// Agents write their logs in English; what is not understood is quoted.
  private String spoken(String because) {
    var superseded = SUPERSEDED.matcher(because);
    return superseded.matches()
        ? tell.say(
            "superseded",
            superseded.group(1),
            superseded.group(2),
            tell.say("site." + superseded.group(3)))
        : tell.say("quoted", because);
  }

  private static Optional<String> fencedSince(Path log, long before) throws IOException {
    var text = Files.readString(log).substring(Math.toIntExact(before));
    return FENCED.matcher(text).results().map(found -> found.group(1)).findFirst();
  }

  /// Looks for rows above `last`. A database that was gone before Tokyo went on can have written no
  /// row since; the row that was on its way at the fault may be in it or not. One that still worked
  /// when it went on proves nothing beyond the rows that were acknowledged.
  private long rowsBeyond(long last) throws IOException {
    var act = tell.begin("exhume");
    try (var copy = world.exhumePrimary();
        var connection = copy.address().connectForLongWork()) {
      var newest = Canaries.read(connection).newest();
      var beyond = Math.max(0, newest - last);
      if (beyond == 0) {
        act.done(tell.say("exhume.done", count(newest)));
      } else {
        act.failed(tell.say("exhume.failed", count(beyond)));
      }
      return beyond;
    } catch (SQLException e) {
      throw new DemoFailure("Tokyo's rows cannot be counted: " + e.getMessage(), e);
    }
  }
}
