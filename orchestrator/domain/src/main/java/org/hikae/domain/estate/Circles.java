package org.hikae.domain.estate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hikae.domain.document.Section;
import org.hikae.protocol.ServiceId;

/// Services that wait for each other in a circle would never be started.
final class Circles {
  private Circles() {}

  static void report(List<Section> sections, List<Service> services) {
    for (var i = 0; i < services.size(); i++) {
      if (reaches(services, services.get(i).id(), services.get(i).dependsOn(), new HashSet<>())) {
        sections
            .get(i)
            .mistake(
                "dependsOn",
                "service '" + services.get(i).id() + "' would wait for itself",
                "break the circle of dependsOn");
      }
    }
  }

  private static boolean reaches(
      List<Service> services, ServiceId wanted, List<ServiceId> from, Set<ServiceId> seen) {
    return from.stream()
        .filter(seen::add)
        .anyMatch(
            next ->
                next.equals(wanted)
                    || find(services, next)
                        .map(service -> reaches(services, wanted, service.dependsOn(), seen))
                        .orElse(false));
  }

  private static Optional<Service> find(List<Service> services, ServiceId id) {
    return services.stream().filter(service -> service.id().equals(id)).findFirst();
  }
}
