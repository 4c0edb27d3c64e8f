package org.hikae.orchestrator.ledger;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.domain.estate.Address;
import org.hikae.domain.estate.Probe;
import org.hikae.domain.estate.ServiceCheck;
import org.hikae.domain.plan.Move;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.run.RunId;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.runbook.Action;
import org.hikae.domain.runbook.InDrill;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.runbook.WayBack;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Cron;
import org.hikae.orchestrator.json.TextForms;
import org.hikae.protocol.Examination;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;

/// How decisions are written in the ledger: records as objects, choices with their kind under `is`,
/// names as texts, times in ISO 8601. Entries of past releases stay readable: fields may be added
/// to a record, never renamed.
public final class DomainJson {
  private static final List<Class<?>> CHOICES =
      List.of(
          RunEvent.class,
          RunResult.class,
          StepOutcome.class,
          Move.class,
          Action.class,
          InDrill.class,
          Examination.class,
          WayBack.class,
          Probe.class,
          ServiceCheck.class,
          Rule.class,
          JobEvent.class,
          JobEvent.Work.class,
          JobEvent.Ending.class,
          IncidentEvent.class,
          TokenEvent.class,
          RetentionEvent.class,
          Chore.class,
          ScheduleEvent.class,
          ScheduleEvent.Part.class,
          NoticeEvent.class,
          AccountEvent.class);

  private final JsonMapper mapper;

  public DomainJson() {
    var builder =
        JsonMapper.builder()
            .addModule(texts().module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(List.class, DomainJson::emptyWhenAbsent)
            .withConfigOverride(Set.class, DomainJson::emptyWhenAbsent)
            .withConfigOverride(Map.class, DomainJson::emptyWhenAbsent);
    CHOICES.forEach(choice -> builder.addMixIn(choice, Choice.class));
    mapper = builder.build();
  }

  public String write(Object value) {
    return Packed.body(mapper.writeValueAsString(value));
  }

  public <T> T read(String body, Class<T> type) {
    return mapper.readValue(Packed.text(body), type);
  }

  /// A collection that an entry of a past release does not have is empty.
  private static void emptyWhenAbsent(MutableConfigOverride collections) {
    collections.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private static TextForms texts() {
    return new TextForms()
        .with(NodeId.class, NodeId::parse)
        .with(SiteId.class, SiteId::new)
        .with(ServiceId.class, ServiceId::new)
        .with(SourceId.class, SourceId::new)
        .with(VaultName.class, VaultName::new)
        .with(Sample.class, Sample::parse)
        .with(Address.class, Address::parse)
        .with(Cron.class, Cron::parse)
        .with(RunbookId.class, RunbookId::new)
        .with(StepId.class, StepId::new)
        .with(Role.class, Role::new)
        .with(RunId.class, RunId::new)
        .with(JobId.class, JobId::new);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Choice {}
}
