package org.hikae.cli.token;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae token`: who may ask the API without a certificate.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class})
public final class TokenCommand extends Group {}
