package org.hikae.cli.demo.site;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Every port of the demo, chosen free, so that settings can name each other's.
///
/// @param front the service's public address
/// @param control where it is switched
public record Ports(int front, int control, Map<String, Site> sites) {

  /// One site's ports; those of an agent are 0 at a witness.
  public record Site(
      int orchestratorMesh, int ledger, int console, int agentMesh, int store, int database) {}

  /// Chooses them.
  public static Ports choose(FreePorts free) throws IOException {
    var sites = new TreeMap<String, Site>();
    for (var site : DemoSites.ALL) {
      var witness = site.equals(DemoSites.WITNESS);
      sites.put(
          site,
          new Site(
              free.next(),
              free.next(),
              free.next(),
              witness ? 0 : free.next(),
              witness ? 0 : free.next(),
              witness ? 0 : free.next()));
    }
    return new Ports(free.next(), free.next(), Map.copyOf(sites));
  }

  public Site of(String site) {
    var found = sites.get(site);
    if (found == null) {
      throw new IllegalArgumentException("no site " + site);
    }
    return found;
  }
}
