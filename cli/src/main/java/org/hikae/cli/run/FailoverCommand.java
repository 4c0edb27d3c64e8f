package org.hikae.cli.run;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae failover`: bring a service back, when it is real.
@Command(
    name = "failover",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunPlan.class, RunStart.class, RunStatus.class, RunAnswer.class, RunAbort.class})
public final class FailoverCommand extends Group implements Undertaking {
  @Override
  public String runbook() {
    return "site-loss";
  }

  @Override
  public String occasion() {
    return "incident";
  }

  @Override
  public boolean isOurs(String runbook) {
    return !runbook.equals("switchover") && !runbook.equals("failback");
  }
}
