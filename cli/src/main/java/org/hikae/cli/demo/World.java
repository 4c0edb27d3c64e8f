package org.hikae.cli.demo;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hikae.cli.demo.front.Front;
import org.hikae.cli.demo.front.TrafficControl;
import org.hikae.cli.demo.proof.Documents;
import org.hikae.cli.demo.proof.ServiceAddress;
import org.hikae.cli.demo.site.DemoEstate;
import org.hikae.cli.demo.site.DemoFolder;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.demo.site.Exhumation;
import org.hikae.cli.demo.site.FreePorts;
import org.hikae.cli.demo.site.HikaeProcess;
import org.hikae.cli.demo.site.Nursery;
import org.hikae.cli.demo.site.Ports;
import org.hikae.cli.demo.site.SiteProcesses;
import org.hikae.cli.demo.site.Sweeper;
import org.hikae.cli.demo.site.Tempo;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.protocol.NodeId;

/// Everything of the demo that exists: folder, sites, front, and who asks. Closing ends all of it.
final class World implements AutoCloseable {
  private static final long SEED = 20261123;

  private final Sweeper sweeper;
  private final Nursery nursery = new Nursery();
  private final Front front;
  private final TrafficControl control;
  final DemoFolder folder;
  final DemoEstate estate;
  final SiteProcesses tokyo;
  final SiteProcesses osaka;
  final SiteProcesses nagoya;
  final OrchestratorClient orchestrators;
  final ServiceAddress service;
  final Documents documents;

  World(DemoFolder folder, HikaeProcess hikae) throws IOException {
    this.folder = folder;
    this.sweeper = Sweeper.over(folder.path());
    var random = new SecureRandom();
    this.estate =
        DemoEstate.write(
            folder,
            Ports.choose(new FreePorts(random)),
            Tempo.ofThisMachine(),
            random,
            Clock.systemUTC());
    var ports = estate.ports();
    this.front = Front.open(ports.front());
    this.control =
        TrafficControl.serve(
            ports.control(),
            estate.front(Clock.systemUTC()).tls(node -> node.role() == NodeId.Role.AGENT),
            front,
            new TrafficControl.Wish(
                DemoSites.SERVICE, 0, DemoSites.PRIMARY, target(DemoSites.PRIMARY)));
    this.tokyo = site(DemoSites.PRIMARY, hikae);
    this.osaka = site(DemoSites.RECOVERY, hikae);
    this.nagoya = site(DemoSites.WITNESS, hikae);
    this.orchestrators =
        new OrchestratorClient(
            estate.operator(Clock.systemUTC()),
            List.of(console(DemoSites.RECOVERY), console(DemoSites.WITNESS)));
    this.service =
        new ServiceAddress(
            "127.0.0.1",
            ports.front(),
            DemoSites.DATABASE,
            DemoSites.DATABASE_USER,
            estate.password(),
            Optional.of(estate.certificateOfAuthority()));
    this.documents = new Documents(folder.documents(DemoSites.PRIMARY), SEED);
  }

  private SiteProcesses site(String name, HikaeProcess hikae) {
    return new SiteProcesses(name, folder, hikae, nursery);
  }

  /// Where a site's orchestrator shows its pages.
  String console(String site) {
    return "127.0.0.1:" + estate.ports().of(site).console();
  }

  private String target(String site) {
    return "127.0.0.1:" + estate.ports().of(site).database();
  }

  /// A look into Tokyo's database, without waking it.
  Exhumation exhumePrimary() throws IOException {
    return Exhumation.of(folder.database(DemoSites.PRIMARY), folder, estate, nursery);
  }

  /// Where the front leads now.
  TrafficControl.Wish traffic() {
    return control.current();
  }

  List<SiteProcesses> sites() {
    return List.of(tokyo, osaka, nagoya);
  }

  @Override
  public void close() {
    orchestrators.close();
    sites().forEach(SiteProcesses::kill);
    control.close();
    try {
      front.close();
    } catch (IOException _) {
      // it no longer listens either way
    }
    nursery.close();
    sweeper.close();
  }
}
