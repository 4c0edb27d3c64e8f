package org.hikae.orchestrator.wiring;

import java.time.Clock;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.console.HousekeepingPages;
import org.hikae.orchestrator.housekeeping.HousekeepingDesk;
import org.hikae.orchestrator.housekeeping.HousekeepingRounds;
import org.hikae.orchestrator.housekeeping.StoreHeaps;
import org.hikae.orchestrator.http.HousekeepingApi;
import org.hikae.orchestrator.http.HousekeepingDoor;
import org.hikae.orchestrator.http.Orders;
import org.hikae.orchestrator.http.VolumesApi;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.hikae.orchestrator.ledger.VaultRows;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.OrchestratorSettings.Member;
import org.hikae.orchestrator.volume.Volumes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deleting what has been kept long enough, and keeping within what is contracted.
@Configuration(proxyBeanMethods = false)
public class HousekeepingWiring {

  @Bean
  StoreHeaps storeHeaps(JdbcClient sql, ScheduleRows schedules) {
    return new StoreHeaps(sql, schedules);
  }

  @Bean
  HousekeepingDesk housekeepingDesk(
      OrchestratorSettings settings,
      EstateInForce estate,
      Agents agents,
      StoreHeaps store,
      Clock clock) {
    var orchestrators = settings.members().stream().map(Member::node).toList();
    return new HousekeepingDesk(settings.node(), orchestrators, estate, agents, store, clock);
  }

  @Bean
  HousekeepingRounds housekeepingRounds(
      HousekeepingDesk desk,
      JobDesk jobs,
      JobRows rows,
      EstateInForce estate,
      Leadership leadership,
      Clock clock) {
    return new HousekeepingRounds(desk, jobs, rows, estate, leadership, clock);
  }

  @Bean
  Volumes volumes(EstateInForce estate, VaultRows rows, JdbcClient sql, Clock clock) {
    return new Volumes(estate, rows, sql, clock, clock.getZone());
  }

  @Bean
  VolumesApi volumesApi(Volumes volumes) {
    return new VolumesApi(volumes);
  }

  @Bean
  HousekeepingDoor housekeepingDoor(HousekeepingDesk desk, Orders orders) {
    return new HousekeepingDoor(desk, orders);
  }

  @Bean
  HousekeepingApi housekeepingApi(HousekeepingDoor door) {
    return new HousekeepingApi(door);
  }

  @Bean
  HousekeepingPages housekeepingPages(HousekeepingDoor door, Clock clock) {
    return new HousekeepingPages(door, clock);
  }
}
