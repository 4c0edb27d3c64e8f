package org.hikae.cli.user;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `add`: makes an account and shows its first password, this once. Only the password goes to
/// standard output.
@Command(name = "add", mixinStandardHelpOptions = true)
final class UserAdd extends Showing {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Account account;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Rights rights;

  @Option(names = "--break-glass", descriptionKey = "users.glass")
  private boolean breakGlass;

  UserAdd(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.post(
        ApiPath.of("users"),
        Map.of("name", account.name(), "rights", rights.words(), "breakGlass", breakGlass));
  }

  @Override
  protected void print(JsonNode made) {
    terminal.out().println(made.path("password").asString(""));
    terminal.err().println(say(breakGlass ? "users.made.glass" : "users.made", account.name()));
  }
}
