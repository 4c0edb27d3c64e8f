package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hikae.cli.terminal.Json;
import org.junit.jupiter.api.Test;

/// The command line does all that the API does: each operation of the API's document has its
/// command, or a reason to have none.
class EveryOperationTest {
  private static final Path DOCUMENT = Path.of("../docs/reference/openapi.json");
  private static final String NONE = "-";

  /// Operations and their commands; after a dash, why there is none.
  private static final Map<String, String> COMMANDS =
      read(
          """
          get /attention = status
          get /audit = audit list
          get /audit/chain = audit export
          get /audit/misuse = audit misuse
          get /availability = availability
          post /catalog/rebuild = catalog rebuild
          get /estate = estate show
          post /estate = estate apply
          get /estate/history = estate show
          post /estate/plan = estate diff
          get /figures = figures
          get /history = history
          get /housekeeping = housekeeping plan
          post /housekeeping = housekeeping run
          post /incidents/{id}/approve = failover run
          get /jobs = jobs list
          get /jobs/{id} = jobs show
          get /notices = notice list
          post /notices/test = notice test
          post /notices/{id}/acknowledge = notice acknowledge
          get /openapi.json = - it is a document for programs
          post /plans = drill plan
          get /points = catalog points
          get /points/{service}/{mark}/download = catalog download
          get /points/{service}/{mark}/files = catalog files
          get /reports = report list
          get /reports/{month} = report monthly
          get /reports/{month}/csv = report monthly
          get /reports/{month}/html = report monthly
          get /reports/{month}/pdf = report monthly
          get /requirements = requirements
          get /runbooks = runbook list
          get /runbooks/{id} = runbook show
          get /runs = drill status
          post /runs = drill run
          get /runs/{id} = drill status
          post /runs/{id}/abort = drill abort
          post /runs/{id}/decisions = failover answer
          post /runs/{id}/evidence = - programs that measured something hand it in
          get /runs/{id}/report = report run
          get /runs/{id}/report/csv = report run
          get /runs/{id}/report/json = report run
          get /runs/{id}/report/pdf = report run
          get /schedules = schedules list
          get /schedules/{id} = schedules show
          get /schedules/{id}/plan = schedules run
          post /schedules/{id}/starts = schedules run
          get /services = services
          post /services/{id}/backups = jobs backup
          get /services/{id}/forecast = forecast
          get /state = orchestrator export-state
          get /state/in-care = - agents ask for it
          get /status = status
          get /tokens = token list
          post /tokens = token create
          delete /tokens/{id} = token revoke
          get /users = users list
          post /users = users add
          post /users/{name}/disable = users disable
          post /users/{name}/enable = users enable
          post /users/{name}/reset = users reset
          post /users/{name}/rights = users grant
          get /vaults/{name}/holds = - the plan of retention says of each point whether it is held
          post /vaults/{name}/holds = retention hold
          delete /vaults/{name}/holds/{service}/{mark} = retention release
          post /vaults/{name}/mirror = jobs mirror
          delete /vaults/{name}/retention = retention withdraw
          get /vaults/{name}/retention = retention plan
          post /vaults/{name}/retention = retention run
          post /vaults/{name}/verifications = verify run
          get /volumes = volumes
          """);

  @Test
  void everyOperationHasItsCommand() throws Exception {
    var operations = new ArrayList<String>();
    var paths = Json.mapper().readTree(Files.readString(DOCUMENT)).path("paths");
    for (var path : paths.propertyNames()) {
      paths.path(path).propertyNames().forEach(method -> operations.add(method + " " + path));
    }
    assertThat(COMMANDS.keySet()).containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  void everyCommandThatIsNamedIsThere() {
    for (var command : COMMANDS.values()) {
      if (!command.startsWith(NONE)) {
        var line = new ArrayList<>(List.of(command.split(" ")));
        line.add("--help");
        var help = Typed.hikae(line.toArray());
        assertThat(help.status()).as(command + ": " + help.err()).isZero();
        assertThat(help.out()).as(command).contains("hikae " + command);
      }
    }
  }

  private static Map<String, String> read(String lines) {
    var commands = new TreeMap<String, String>();
    lines.lines().map(line -> line.split(" = ", 2)).forEach(pair -> commands.put(pair[0], pair[1]));
    return commands;
  }
}
