package org.hikae.cli.run;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae switchover`: move a service on purpose, without losing anything.
@Command(
    name = "switchover",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunPlan.class, RunStart.class, RunStatus.class, RunAnswer.class, RunAbort.class})
public final class SwitchoverCommand extends Group implements Undertaking {
  @Override
  public String runbook() {
    return "switchover";
  }

  @Override
  public String occasion() {
    return "incident";
  }
}
