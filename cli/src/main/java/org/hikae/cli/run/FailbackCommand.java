package org.hikae.cli.run;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae failback`: bring a service home, without losing anything.
@Command(
    name = "failback",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunPlan.class, RunStart.class, RunStatus.class, RunAnswer.class, RunAbort.class})
public final class FailbackCommand extends Group implements Undertaking {
  @Override
  public String runbook() {
    return "failback";
  }

  @Override
  public String occasion() {
    return "incident";
  }
}
