package org.hikae.cli.report;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae report`: reports to be kept and handed on.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReportList.class, ReportMonthly.class, ReportRun.class})
public final class ReportCommand extends Group {}
