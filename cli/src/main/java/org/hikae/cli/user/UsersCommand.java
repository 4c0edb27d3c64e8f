package org.hikae.cli.user;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae users`: who may sign in.
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UserAdd.class,
      UserList.class,
      UserDisable.class,
      UserEnable.class,
      UserReset.class,
      UserGrant.class
    })
public final class UsersCommand extends Group {}
