package org.hikae.domain.estate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hikae.domain.housekeeping.KeepTimes;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.schedule.Schedule;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.VaultName;

/// What there is to protect, where, for how long, when what is done, whom to tell, and how long
/// what grows beside it is kept. References inside are whole: every site, vault, service and
/// retention class that is named exists, and services do not wait for each other in a circle.
public record Estate(
    List<Site> sites,
    List<VaultPlace> vaults,
    List<Service> services,
    List<RetentionClass> retention,
    List<Contact> contacts,
    List<Schedule> schedules,
    KeepTimes housekeeping) {
  public Estate {
    sites = List.copyOf(sites);
    vaults = List.copyOf(vaults);
    services = List.copyOf(services);
    retention = List.copyOf(retention);
    contacts = List.copyOf(contacts);
    schedules = List.copyOf(schedules);
    housekeeping = housekeeping == null ? KeepTimes.USUAL : housekeeping; // of a past release
  }

  /// An estate in which everything is kept, nothing is scheduled and nobody is told.
  public Estate(List<Site> sites, List<VaultPlace> vaults, List<Service> services) {
    this(sites, vaults, services, List.of(), List.of(), List.of(), KeepTimes.USUAL);
  }

  public Optional<Site> site(SiteId id) {
    return sites.stream().filter(site -> site.id().equals(id)).findFirst();
  }

  public Optional<Service> service(ServiceId id) {
    return services.stream().filter(service -> service.id().equals(id)).findFirst();
  }

  public Optional<VaultPlace> vault(VaultName name) {
    return vaults.stream().filter(vault -> vault.name().equals(name)).findFirst();
  }

  public Stream<VaultPlace> vaultsAt(SiteId site) {
    return vaults.stream().filter(vault -> vault.site().equals(site));
  }

  public Optional<RetentionClass> retentionClass(String name) {
    return retention.stream().filter(known -> known.name().equals(name)).findFirst();
  }

  public Optional<Schedule> schedule(String id) {
    return schedules.stream().filter(schedule -> schedule.id().equals(id)).findFirst();
  }

  /// The services, each after those that it depends on; otherwise as they are written.
  public List<Service> inOrderOfStart() {
    var ordered = new ArrayList<Service>();
    services.forEach(service -> place(service, ordered, new HashSet<>()));
    return List.copyOf(ordered);
  }

  private void place(Service service, List<Service> ordered, Set<ServiceId> above) {
    if (ordered.contains(service) || !above.add(service.id())) {
      return;
    }
    service.dependsOn().stream()
        .flatMap(needed -> service(needed).stream())
        .forEach(needed -> place(needed, ordered, above));
    ordered.add(service);
  }
}
