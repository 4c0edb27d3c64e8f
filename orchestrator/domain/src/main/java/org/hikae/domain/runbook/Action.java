package org.hikae.domain.runbook;

import java.net.URI;
import org.hikae.domain.text.Bilingual;
import org.jspecify.annotations.Nullable;

/// What a step does.
public sealed interface Action {
  /// Whether it needs the right to be active at the new site, and so a step before it that brings
  /// the next epoch.
  default boolean actsOnService() {
    return switch (this) {
      case Restore _, StartService _, SwitchTraffic _ -> true;
      case Fence _,
          Promote _,
          Verify _,
          HumanTask _,
          StopService _,
          HoldTraffic _,
          BackUp _,
          Mirror _,
          CheckVault _,
          HealVault _,
          RunProgram _,
          CallHttp _,
          AwaitUsers _,
          Examine _,
          Detect _ ->
          false;
    };
  }

  /// Whether it brings the service's next epoch.
  default boolean bringsEpoch() {
    return this instanceof Fence || this instanceof Promote;
  }

  /// Wait until the lost site can no longer be active, then take the service's next epoch.
  record Fence() implements Action {}

  /// Take the next epoch once the old site has stopped and given its lease back.
  record Promote() implements Action {}

  /// Bring back every source of the service from the plan's recovery point; in a planned move from
  /// the backup that the run itself has taken.
  record Restore() implements Action {}

  /// Start the service.
  record StartService() implements Action {}

  /// Stop the service in good order and give its lease back.
  record StopService() implements Action {}

  /// Keep users out at the public address, so that nothing is written any more.
  record HoldTraffic() implements Action {}

  /// Back up every source of the service where it is active.
  record BackUp() implements Action {}

  /// Pull what is missing into the vault of the new site.
  record Mirror() implements Action {}

  /// Look at the service there, before its users do.
  record Verify() implements Action {}

  /// Put the service's own checks to what was restored.
  record Examine() implements Action {}

  /// Lead the service's public address to the new site.
  record SwitchTraffic() implements Action {}

  /// Wait until the service answers at its public address.
  record AwaitUsers() implements Action {}

  /// Look at the structure of a vault and at every pack in it.
  record CheckVault(Where at) implements Action {}

  /// Replace what is damaged in a vault from the vault of the other site.
  record HealVault(Where at) implements Action {}

  /// Run a program that the agent's own configuration names.
  record RunProgram(Where at, String program) implements Action {}

  /// Ask a web address and expect its status.
  record CallHttp(String method, URI url, int status) implements Action {}

  /// Silence a twin of the site's heartbeat and measure how long that takes to be noticed.
  record Detect() implements Action {}

  /// Something only a person can do; ends when the person says so.
  ///
  /// @param evidence what to write down; null when a word is enough
  /// @param fourEyes whether a second person has to confirm it
  record HumanTask(Bilingual instructions, @Nullable Bilingual evidence, boolean fourEyes)
      implements Action {}
}
