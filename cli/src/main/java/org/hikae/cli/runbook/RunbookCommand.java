package org.hikae.cli.runbook;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae runbook`: the procedures on file.
@Command(
    name = "runbook",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunbookList.class, RunbookShow.class, RunbookCheck.class, RunbookPlan.class})
public final class RunbookCommand extends Group {}
