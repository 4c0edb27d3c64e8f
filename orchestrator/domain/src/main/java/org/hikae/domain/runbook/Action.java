package org.hikae.domain.runbook;

import org.hikae.domain.text.Bilingual;

/// What a step does.
public sealed interface Action {
  /// Whether it needs the right to be active, and so a fence before it.
  default boolean actsOnService() {
    return switch (this) {
      case Restore _, StartService _, SwitchTraffic _ -> true;
      case Fence _, Verify _, HumanTask _ -> false;
    };
  }

  /// Wait until the lost site can no longer be active, then take the service's next epoch.
  record Fence() implements Action {}

  /// Bring back every source of the service from the newest complete recovery point.
  record Restore() implements Action {}

  /// Start the service at the recovery site.
  record StartService() implements Action {}

  /// Look at the service there, before its users do.
  record Verify() implements Action {}

  /// Lead the service's public address to the recovery site.
  record SwitchTraffic() implements Action {}

  /// Something only a person can do; ends when the person says so.
  record HumanTask(Bilingual instructions) implements Action {}
}
