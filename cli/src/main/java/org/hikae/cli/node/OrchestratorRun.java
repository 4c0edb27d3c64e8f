package org.hikae.cli.node;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hikae.orchestrator.Orchestrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hikae orchestrator run`: an orchestrator, until the process is asked to end.
@Command(name = "run", mixinStandardHelpOptions = true)
final class OrchestratorRun implements Callable<Integer> {
  @Option(names = "--config", paramLabel = "FILE", required = true, descriptionKey = "config")
  @SuppressWarnings("NullAway.Init")
  private Path config;

  @Override
  public Integer call() throws Exception {
    Orchestrator.run(config);
    return 0;
  }
}
