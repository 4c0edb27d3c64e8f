package org.hikae.cli.node;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae agent`.
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    subcommands = {AgentRun.class})
public final class AgentCommand extends Group {}
