package org.hikae.cli.node;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae identity`: the estate's authority, and who its nodes are.
@Command(
    name = "identity",
    mixinStandardHelpOptions = true,
    subcommands = {IdentityAuthority.class, IdentityIssue.class})
public final class IdentityCommand extends Group {}
