package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.hikae.cli.demo.proof.ServiceAddress;
import org.hikae.postgres.server.BinariesChoice;
import org.hikae.postgres.server.OrdinaryUser;
import org.hikae.postgres.server.PostgresBinaries;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.PostgresSettings;
import org.hikae.postgres.server.ServerTls;
import org.hikae.postgres.server.ServerTls.Clients;

/// A look into a database that must not run: a server on a copy of its files, where nobody but us
/// reaches it.
public final class Exhumation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresCluster cluster;
  private final ServiceAddress address;

  private Exhumation(PostgresCluster cluster, ServiceAddress address) {
    this.cluster = cluster;
    this.address = address;
  }

  /// Copies a data directory and starts a server on the copy.
  public static Exhumation of(Path data, DemoFolder folder, DemoEstate estate, Nursery nursery)
      throws IOException {
    var home = Files.createDirectories(folder.path().resolve("exhumed"));
    var port = new FreePorts(new SecureRandom()).next();
    var tls = ServerTls.of(folder.agent(DemoSites.PRIMARY).resolve("identity"), Clients.PASSWORD);
    var settings = PostgresSettings.below(home, port).withTls(tls).throwAway();
    copy(data, settings.data());
    Files.deleteIfExists(settings.data().resolve("postmaster.pid"));
    var binaries =
        PostgresBinaries.find(
            new BinariesChoice.PreferInstalled(),
            PostgresBinaries.cache(folder.agent(DemoSites.PRIMARY).resolve("state")));
    var cluster =
        PostgresCluster.guarded(
            binaries,
            settings,
            (command, log) -> nursery.start(OrdinaryUser.command(command), home, log));
    cluster.start(PATIENCE);
    return new Exhumation(
        cluster,
        new ServiceAddress(
            "127.0.0.1",
            port,
            DemoSites.DATABASE,
            DemoSites.DATABASE_USER,
            estate.password(),
            Optional.of(tls.authority())));
  }

  /// Where it is reached, for as long as this is open.
  public ServiceAddress address() {
    return address;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(folder, target(folder), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          private Path target(Path path) {
            return to.resolve(from.relativize(path));
          }
        });
  }

  @Override
  public void close() throws IOException {
    cluster.stopImmediately(PATIENCE);
  }
}
