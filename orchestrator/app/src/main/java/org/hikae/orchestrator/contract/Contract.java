package org.hikae.orchestrator.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hikae.domain.requirement.Requirement;

/// Every row of the contract, in its order.
public final class Contract {
  private final List<Requirement> requirements;
  private final Map<String, Supplier<Finding>> judges;

  /// @param judges who looks at a row, by its id
  public Contract(List<Requirement> requirements, Map<String, Supplier<Finding>> judges) {
    this.requirements = List.copyOf(requirements);
    this.judges = Map.copyOf(judges);
  }

  /// How they stand now.
  public List<ContractRow> rows() {
    return requirements.stream().map(this::row).toList();
  }

  private ContractRow row(Requirement requirement) {
    var judge = judges.get(requirement.id());
    return new ContractRow(requirement, judge == null ? null : judge.get());
  }
}
