package org.hikae.cli.estate;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae estate`: what there is to protect.
@Command(
    name = "estate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {EstateValidate.class, EstateShow.class, EstateCompare.class, EstateApply.class})
public final class EstateCommand extends Group {}
