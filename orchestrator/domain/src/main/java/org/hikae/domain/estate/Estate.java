package org.hikae.domain.estate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.VaultName;

/// What there is to protect, and where. References inside are whole: every site and vault that is
/// named exists.
public record Estate(List<Site> sites, List<VaultPlace> vaults, List<Service> services) {
  public Estate {
    sites = List.copyOf(sites);
    vaults = List.copyOf(vaults);
    services = List.copyOf(services);
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
}
