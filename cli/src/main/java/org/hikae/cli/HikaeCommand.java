package org.hikae.cli;

import org.hikae.cli.audit.AuditCommand;
import org.hikae.cli.demo.DemoCommand;
import org.hikae.cli.demo.RehearseCommand;
import org.hikae.cli.estate.EstateCommand;
import org.hikae.cli.estate.RequirementsCommand;
import org.hikae.cli.estate.ServicesCommand;
import org.hikae.cli.estate.VolumesCommand;
import org.hikae.cli.job.CatalogCommand;
import org.hikae.cli.job.HousekeepingCommand;
import org.hikae.cli.job.JobsCommand;
import org.hikae.cli.job.RetentionCommand;
import org.hikae.cli.job.VerifyCommand;
import org.hikae.cli.node.AgentCommand;
import org.hikae.cli.node.IdentityCommand;
import org.hikae.cli.node.OrchestratorCommand;
import org.hikae.cli.notice.NoticeCommand;
import org.hikae.cli.remote.StatusCommand;
import org.hikae.cli.report.ReportCommand;
import org.hikae.cli.run.AvailabilityCommand;
import org.hikae.cli.run.DrillCommand;
import org.hikae.cli.run.FailbackCommand;
import org.hikae.cli.run.FailoverCommand;
import org.hikae.cli.run.ForecastCommand;
import org.hikae.cli.run.HistoryCommand;
import org.hikae.cli.run.SwitchoverCommand;
import org.hikae.cli.runbook.RunbookCommand;
import org.hikae.cli.schedule.SchedulesCommand;
import org.hikae.cli.token.TokenCommand;
import org.hikae.cli.user.FiguresCommand;
import org.hikae.cli.user.UsersCommand;
import org.hikae.cli.vault.BackupCommand;
import org.hikae.cli.vault.ExportCommand;
import org.hikae.cli.vault.ImportCommand;
import org.hikae.cli.vault.KeysCommand;
import org.hikae.cli.vault.PointsCommand;
import org.hikae.cli.vault.RestoreCommand;
import org.hikae.cli.vault.VaultCommand;
import picocli.CommandLine.Command;

/// `hikae`: everything else is a command of it.
@Command(
    name = "hikae",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      BackupCommand.class,
      PointsCommand.class,
      RestoreCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      VaultCommand.class,
      KeysCommand.class,
      StatusCommand.class,
      ServicesCommand.class,
      EstateCommand.class,
      RunbookCommand.class,
      DrillCommand.class,
      FailoverCommand.class,
      SwitchoverCommand.class,
      FailbackCommand.class,
      AvailabilityCommand.class,
      HistoryCommand.class,
      ReportCommand.class,
      ForecastCommand.class,
      SchedulesCommand.class,
      AgentCommand.class,
      OrchestratorCommand.class,
      JobsCommand.class,
      VerifyCommand.class,
      CatalogCommand.class,
      RetentionCommand.class,
      HousekeepingCommand.class,
      NoticeCommand.class,
      AuditCommand.class,
      UsersCommand.class,
      FiguresCommand.class,
      VolumesCommand.class,
      RequirementsCommand.class,
      TokenCommand.class,
      IdentityCommand.class,
      CompletionCommand.class,
      RehearseCommand.class
    })
final class HikaeCommand extends Group {}
