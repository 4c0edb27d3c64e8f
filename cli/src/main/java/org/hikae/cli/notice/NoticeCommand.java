package org.hikae.cli.notice;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae notice`: what people were told.
@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {NoticeList.class, NoticeAcknowledge.class, NoticeTrial.class})
public final class NoticeCommand extends Group {}
