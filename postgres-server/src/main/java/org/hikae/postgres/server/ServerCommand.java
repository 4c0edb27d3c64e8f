package org.hikae.postgres.server;

import static org.hikae.postgres.server.ServerTls.Clients.PASSWORD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The command line that runs a server in the foreground, and the access rules that it names.
record ServerCommand(PostgresBinaries binaries, PostgresSettings settings) {

  List<String> line() {
    var line = new ArrayList<String>();
    line.add(binaries.program("postgres").toString());
    line.add("-D");
    line.add(settings.data().toString());
    parameters()
        .forEach(
            (name, value) -> {
              line.add("-c");
              line.add(name + "=" + value);
            });
    return List.copyOf(line);
  }

  /// Writes who may connect: everybody with a password, and where there is TLS only over it, with a
  /// certificate too when one is asked for.
  void writeAccessRules() throws IOException {
    var kind = settings.tls().isPresent() ? "hostssl" : "host";
    var rules =
        """
        # Written anew at each start; the settings decide, not this file.
        %1$s all         all all %2$s
        %1$s replication all all %2$s
        """
            .formatted(kind, settings.tls().map(ServerTls::clients).orElse(PASSWORD).rule());
    Folders.createPrivate(settings.run());
    var partial = settings.accessRules().resolveSibling("pg_hba.conf.new");
    Files.deleteIfExists(partial);
    Folders.createPrivateFile(partial);
    Files.writeString(partial, rules);
    Files.move(partial, settings.accessRules(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("listen_addresses", settings.address());
    parameters.put("port", Integer.toString(settings.port()));
    parameters.put("unix_socket_directories", "");
    parameters.put("hba_file", settings.accessRules().toString());
    parameters.put("external_pid_file", "");
    parameters.put("password_encryption", "scram-sha-256");
    parameters.put("logging_collector", "off");
    parameters.put("log_destination", "stderr");
    parameters.put("lc_messages", "C");
    // In the data directory: a server that is killed leaves nothing in /dev/shm.
    parameters.put("dynamic_shared_memory_type", "mmap");
    settings.tls().ifPresentOrElse(tls -> addTls(parameters, tls), () -> addNoTls(parameters));
    if (settings.durability() == PostgresSettings.Durability.THROW_AWAY) {
      parameters.put("fsync", "off");
      parameters.put("full_page_writes", "off");
    }
    parameters.putAll(settings.parameters());
    return parameters;
  }

  private static void addTls(Map<String, String> parameters, ServerTls tls) {
    parameters.put("ssl", "on");
    parameters.put("ssl_cert_file", tls.certificate().toAbsolutePath().toString());
    parameters.put("ssl_key_file", tls.key().toAbsolutePath().toString());
    parameters.put("ssl_ca_file", tls.authority().toAbsolutePath().toString());
    parameters.put("ssl_min_protocol_version", "TLSv1.3");
  }

  private static void addNoTls(Map<String, String> parameters) {
    parameters.put("ssl", "off");
  }
}
