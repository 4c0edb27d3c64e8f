package org.hikae.cli.audit;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae audit`: who reached what.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AuditList.class, AuditExport.class, AuditVerify.class, AuditMisuse.class})
public final class AuditCommand extends Group {}
