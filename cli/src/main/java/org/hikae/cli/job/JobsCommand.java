package org.hikae.cli.job;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae jobs`: backups, mirrors and other work on vaults, by the agents of the estate.
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {JobsList.class, JobsShow.class, JobsBackup.class, JobsMirror.class})
public final class JobsCommand extends Group {}
