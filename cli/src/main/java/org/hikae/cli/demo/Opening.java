package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.hikae.cli.demo.proof.Canaries;
import org.hikae.cli.demo.proof.CanaryWriter;
import org.hikae.cli.demo.proof.DatabaseFill;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.demo.site.SiteProcesses;
import tools.jackson.databind.JsonNode;

/// The first act: three sites start, a service runs at Tokyo and is filled, its users come.
final class Opening {
  private static final Duration START = Duration.ofMinutes(4);

  private final Telling tell;
  private final World world;
  private final Beside beside;

  Opening(Telling tell, World world, Beside beside) {
    this.tell = tell;
    this.world = world;
    this.beside = beside;
  }

  /// Returns once users write.
  CanaryWriter play() throws IOException {
    tell.heading(1, "act.sites");
    startProcesses();
    var documents = beside.start(this::copyDocuments);
    awaitService();
    fillDatabase();
    documents(documents);
    return admitUsers();
  }

  private void startProcesses() throws IOException {
    var act = tell.begin("sites");
    for (var site : world.sites()) {
      site.startOrchestrator();
    }
    world.osaka.startAgent();
    world.tokyo.startAgent();
    var watch = new Watch(world.sites());
    var leader = watch.until(tell.say("sites"), START, () -> allReached(act::note));
    var processes = world.sites().stream().mapToInt(SiteProcesses::count).sum();
    act.done(tell.say("sites.done", processes, tell.say("site." + site(leader))) + tempo());
  }

  private String tempo() {
    var tempo = world.estate.tempo();
    return tempo.patient() ? tell.say("sites.busy", tempo.termSeconds()) : "";
  }

  private static String site(String node) {
    return node.split("\\.", 3)[1];
  }

  private Optional<String> allReached(java.util.function.Consumer<String> note) throws IOException {
    var status = world.orchestrators.get("/api/v1/status");
    var reached = 0;
    for (var site : status.path("sites")) {
      reached += site.path("reached").asBoolean() ? 1 : 0;
    }
    note.accept(tell.say("sites.reached", reached, DemoSites.ALL.size()));
    var leader = status.path("leader").asString("");
    return reached == DemoSites.ALL.size() && !leader.isEmpty()
        ? Optional.of(leader)
        : Optional.empty();
  }

  private void awaitService() throws IOException {
    var act = tell.begin("service");
    var service =
        new Watch(world.sites())
            .until(tell.say("service"), START, () -> serviceAt(DemoSites.PRIMARY));
    act.done(
        tell.say("service.done", world.service, service.path("epoch").asLong(), serverVersion()));
  }

  private Optional<JsonNode> serviceAt(String site) throws IOException {
    return serviceAt(world, site);
  }

  /// The service as it stands at a site, once its probe is good there.
  static Optional<JsonNode> serviceAt(World world, String site) throws IOException {
    for (var service : world.orchestrators.get("/api/v1/status").path("services")) {
      if (service.path("site").asString("").equals(site)
          && service.path("lastProbe").path("good").asBoolean()) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /// On a busy machine a connection may take longer than users wait for one, so it is tried again.
  private String serverVersion() throws IOException {
    return new Watch(world.sites()).until(tell.say("service"), START, this::saidVersion);
  }

  private Optional<String> saidVersion() {
    try (var connection = world.service.connect()) {
      return Optional.of(connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0]);
    } catch (SQLException _) {
      return Optional.empty();
    }
  }

  private void fillDatabase() throws DemoFailure {
    var act = tell.begin("fill");
    try (var connection = world.service.connectForLongWork()) {
      DatabaseFill.fill(connection, percent -> act.note(percent + " %"));
      Canaries.create(connection);
      act.done(tell.say("fill.done", bytes(databaseSize(connection))));
    } catch (SQLException e) {
      act.failed(String.valueOf(e.getMessage()));
      throw new DemoFailure("the database cannot be filled: " + e.getMessage(), e);
    }
  }

  private static long databaseSize(java.sql.Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select pg_database_size(current_database())")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private long copyDocuments() throws IOException {
    world.documents.fill(Path.of(System.getProperty("java.home")));
    return world.documents.count();
  }

  private void documents(Future<Long> copying) throws IOException {
    var act = tell.begin("documents");
    act.done(tell.say("documents.done", count(Beside.resultOf(copying))));
  }

  private CanaryWriter admitUsers() throws IOException {
    var act = tell.begin("canaries");
    var writer = CanaryWriter.start(world.service);
    new Watch(world.sites())
        .until(
            tell.say("canaries"),
            START,
            () -> writer.acknowledged() > 5 ? Optional.of(true) : Optional.empty());
    tell.stage().footer(new UsersLine(tell, writer));
    act.done(tell.say("canaries.done"));
    return writer;
  }
}
