package org.hikae.domain.plan;

import org.hikae.domain.estate.Service;
import org.hikae.domain.runbook.Kind;
import org.hikae.domain.runbook.Where;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.SiteId;

/// From which site to which a plan moves a service.
record Route(SiteId from, SiteId to) {
  static Route of(Kind kind, Service service, FencingToken held) {
    var from = held.holder();
    return switch (kind) {
      case FAILOVER, SWITCHOVER -> new Route(from, service.recovery());
      case FAILBACK -> new Route(from, service.home());
      case IN_PLACE -> new Route(from, from);
    };
  }

  /// To the site of the two that does not hold it: where it would come back if the holder were lost
  /// now. A runbook that leaves the service in place is drilled beside it.
  static Route ofDrill(Kind kind, Service service, FencingToken held) {
    var from = held.holder();
    var other = from.equals(service.recovery()) ? service.home() : service.recovery();
    return new Route(from, kind == Kind.IN_PLACE ? from : other);
  }

  SiteId at(Where where) {
    return switch (where) {
      case FROM -> from;
      case TO -> to;
    };
  }
}
