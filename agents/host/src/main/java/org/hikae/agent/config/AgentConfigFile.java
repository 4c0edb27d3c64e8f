package org.hikae.agent.config;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.MeshPlace;
import org.hikae.agent.config.AgentConfig.Program;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.hikae.agent.config.AgentConfig.TrafficSwitch;
import org.hikae.agent.config.AgentConfig.VaultPlace;
import org.hikae.agent.config.AgentException.Code;
import org.hikae.agent.config.Yaml.Refusal;
import org.hikae.protocol.Law;
import org.hikae.protocol.Names;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;

/// `agent.yaml` as it is written; paths in it are relative to the file.
final class AgentConfigFile {
  private final Path folder;

  private AgentConfigFile(Path folder) {
    this.folder = folder;
  }

  static AgentConfig read(Path file) throws AgentException {
    var folder = file.toAbsolutePath().normalize().getParent();
    try {
      return new AgentConfigFile(folder == null ? Path.of("/") : folder)
          .agent(Yaml.parse(textOf(file)));
    } catch (Refusal refusal) {
      throw new AgentException(
          Code.UNREADABLE_CONFIG,
          file + ", line " + refusal.line + ": " + refusal.getMessage(),
          refusal.hint);
    }
  }

  private static String textOf(Path file) throws AgentException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      throw new AgentException(
          Code.UNREADABLE_CONFIG,
          "there is no " + file,
          "name the agent's configuration with --config",
          absent);
    } catch (CharacterCodingException notText) {
      throw new AgentException(
          Code.UNREADABLE_CONFIG, file + " is not UTF-8 text", "save it as UTF-8", notText);
    } catch (IOException unreadable) {
      throw new AgentException(
          Code.UNREADABLE_CONFIG,
          file + " cannot be read: " + unreadable,
          "give this user the right to read it",
          unreadable);
    }
  }

  private AgentConfig agent(Yaml document) throws Refusal {
    return Section.read(
        "the file",
        document,
        top ->
            new AgentConfig(
                top.required("node", AgentConfigFile::agentNode),
                top.required("identity", this::path),
                top.required("home", this::path),
                top.required("listen", Endpoint::parse),
                top.section("mesh", this::mesh),
                top.section("vault", this::vault),
                top.sections("services", this::service),
                top.sections("programs", AgentConfigFile::program)));
  }

  private static Program program(Section program) throws Refusal {
    var command = program.texts("run", text -> text);
    if (command.isEmpty()) {
      throw program.refuse("run", "a program without 'run'", "give it as a list: run: [/bin/true]");
    }
    return new Program(
        program.required("name", name -> Names.require("program", name)),
        command,
        Duration.ofMinutes(program.optional("limitMinutes", Long::valueOf).orElse(5L)));
  }

  private MeshPlace mesh(Section mesh) throws Refusal {
    var listen = mesh.required("listen", Endpoint::parse);
    var orchestrators = mesh.texts("orchestrators", Endpoint::parse);
    if (orchestrators.isEmpty()) {
      throw mesh.refuse(
          "orchestrators",
          "'mesh' names no orchestrators",
          "list the mesh address of each: orchestrators: [127.0.0.1:7900]");
    }
    return new MeshPlace(listen, orchestrators);
  }

  private VaultPlace vault(Section vault) throws Refusal {
    var url = vault.required("url", this::storeAddress);
    var law = vault.optional("jurisdiction", Law::new).orElse(new Law("JP"));
    var there = Law.ofStore(url).orElse(law);
    if (!there.equals(law)) {
      throw vault.refuse(
          "url",
          "the vault's bucket is in " + there + ", and its jurisdiction is " + law,
          "name a bucket in "
              + law
              + ", or the law that governs this vault: jurisdiction: "
              + there);
    }
    return new VaultPlace(
        vault.required("name", VaultName::new), url, vault.required("keyFile", this::path), law);
  }

  private ServicePlace service(Section service) throws Refusal {
    var guarded = guarded(service);
    return new ServicePlace(
        service.required("id", ServiceId::new),
        service.required("home", SiteId::new),
        guarded,
        service.sections("sources", source -> source(source, guarded)),
        service.optionalSection("traffic", this::traffic));
  }

  private Optional<Guarded> guarded(Section service) throws Refusal {
    var postgres = service.optionalSection("postgres", this::postgres);
    var mariaDb = service.optionalSection("mariadb", this::mariaDb);
    if (postgres.isPresent() && mariaDb.isPresent()) {
      throw service.refuse(
          "mariadb", "a service is one server, not two", "make a service of each of them");
    }
    return postgres.isPresent() ? postgres.map(Guarded.class::cast) : mariaDb.map(it -> it);
  }

  private Guarded.MariaDb mariaDb(Section mariaDb) throws Refusal {
    return new Guarded.MariaDb(
        mariaDb.required("data", this::path),
        mariaDb.required("listen", Endpoint::parse),
        mariaDb.text("database"),
        mariaDb.text("user"),
        mariaDb.required("passwordFile", this::path));
  }

  private Guarded.Postgres postgres(Section postgres) throws Refusal {
    return new Guarded.Postgres(
        postgres.required("data", this::path),
        postgres.required("listen", Endpoint::parse),
        postgres.text("database"),
        postgres.optional("tls", AgentConfigFile::yesOrNo).orElse(true),
        postgres.text("user"),
        postgres.required("passwordFile", this::path),
        postgres.optional("binaries", this::path));
  }

  private SourcePlace source(Section source, Optional<Guarded> guarded) throws Refusal {
    var id = source.required("id", SourceId::new);
    var kind = source.text("kind");
    return switch (kind) {
      case "postgres" -> {
        requireServer(source, kind, guarded, Guarded.Postgres.class);
        var seconds = source.optional("waitSeconds", AgentConfigFile::wholeNumber).orElse(120L);
        yield new SourcePlace.Postgres(id, Duration.ofSeconds(seconds));
      }
      case "mariadb" -> {
        requireServer(source, kind, guarded, Guarded.MariaDb.class);
        yield new SourcePlace.MariaDb(id);
      }
      case "files" -> files(id, source);
      case "command" -> command(id, source);
      case "orchestrator" -> orchestrator(id, source);
      default ->
          throw source.refuse(
              "kind",
              "'" + kind + "' is no kind of source",
              "known kinds: postgres, mariadb, files, command, orchestrator");
    };
  }

  private static void requireServer(
      Section source, String kind, Optional<Guarded> guarded, Class<? extends Guarded> wanted)
      throws Refusal {
    if (guarded.filter(wanted::isInstance).isEmpty()) {
      throw source.refuse(
          "kind",
          "a source of kind " + kind + " belongs to no server",
          "add a '" + kind + "' section to its service");
    }
  }

  private SourcePlace command(SourceId id, Section source) throws Refusal {
    var program = source.texts("program", text -> text);
    if (program.isEmpty()) {
      throw source.refuse(
          "program",
          "source '" + id + "' names no program",
          "give it as a list: program: [/usr/bin/slapcat, -n, '1']");
    }
    var minutes = source.optional("limitMinutes", Long::valueOf).orElse(60L);
    return new SourcePlace.Command(
        id, program, Duration.ofMinutes(minutes), source.required("restore", this::path));
  }

  private SourcePlace orchestrator(SourceId id, Section source) throws Refusal {
    var consoles = source.texts("consoles", Endpoint::parse);
    if (consoles.isEmpty()) {
      throw source.refuse(
          "consoles",
          "source '" + id + "' names no consoles",
          "list the console's address of each orchestrator: consoles: [127.0.0.1:8443]");
    }
    return new SourcePlace.Orchestrator(id, consoles, source.optional("identity", this::path));
  }

  private SourcePlace files(SourceId id, Section source) throws Refusal {
    var paths = source.texts("paths", this::path);
    if (paths.isEmpty()) {
      throw source.refuse(
          "paths", "source '" + id + "' names no paths", "list what to back up: paths: [folder]");
    }
    return new SourcePlace.Files(id, paths, source.texts("excludes", text -> text));
  }

  private TrafficSwitch traffic(Section traffic) throws Refusal {
    return new TrafficSwitch(
        traffic.required("url", AgentConfigFile::httpsAddress),
        traffic.required("target", Endpoint::parse));
  }

  private Path path(String text) {
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException unfit) {
      throw new IllegalArgumentException("'" + text + "' is not a path", unfit);
    }
  }

  private String storeAddress(String text) {
    return text.startsWith("file:") ? "file:" + path(text.substring("file:".length())) : text;
  }

  private static NodeId agentNode(String text) {
    var node = NodeId.parse(text);
    if (node.role() != NodeId.Role.AGENT) {
      throw new IllegalArgumentException("'" + text + "' is not agent.SITE.NAME");
    }
    return node;
  }

  private static URI httpsAddress(String text) {
    var address = URI.create(text);
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException("'" + text + "' is not an https:// address");
    }
    return address;
  }

  private static long wholeNumber(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no whole number", e);
    }
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }
}
