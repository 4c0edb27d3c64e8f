package org.hikae.cli.job;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae housekeeping`: what orchestrators and agents delete once they have kept it long enough.
@Command(
    name = "housekeeping",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {HousekeepingShow.class, HousekeepingRun.class})
public final class HousekeepingCommand extends Group {}
