package org.hikae.cli.token;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.hikae.cli.remote.Allowed;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `create`: makes a token and shows it, this once. Only the token goes to standard output, so that
/// it can be led into a file.
@Command(name = "create", mixinStandardHelpOptions = true)
final class TokenCreate extends Showing {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "token.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      required = true,
      descriptionKey = "token.scope")
  private final List<Allowed> scopes = new ArrayList<>();

  @Option(names = "--days", paramLabel = "N", descriptionKey = "token.days")
  private @Nullable Integer days;

  TokenCreate(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    var order = new HashMap<String, Object>();
    order.put("name", name);
    order.put("scopes", Allowed.words(scopes));
    if (days != null) {
      order.put("days", days);
    }
    return client.post(ApiPath.of("tokens"), order);
  }

  @Override
  protected void print(JsonNode made) {
    terminal.out().println(made.path("token").asString(""));
    terminal.err().println(say("token.made", made.path("id").asString("")));
  }
}
