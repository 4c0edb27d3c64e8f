package org.hikae.cli.run;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae drill`: rehearse in a sandbox; production is left alone.
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunPlan.class, RunStart.class, RunStatus.class, RunAnswer.class, RunAbort.class})
public final class DrillCommand extends Group implements Undertaking {
  @Override
  public String runbook() {
    return "site-loss";
  }

  @Override
  public String occasion() {
    return "drill";
  }

  @Override
  public boolean isOurs(String runbook) {
    return true;
  }
}
