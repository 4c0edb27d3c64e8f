package org.hikae.cli.schedule;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae schedules`: what is done again and again.
@Command(
    name = "schedules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SchedulesList.class, SchedulesShow.class, SchedulesRun.class})
public final class SchedulesCommand extends Group {}
