package org.hikae.orchestrator.settings;

import java.lang.reflect.RecordComponent;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import org.hikae.orchestrator.OrchestratorException;
import org.hikae.orchestrator.json.TextForms;
import org.hikae.orchestrator.settings.NoticeSettings.Security;
import org.hikae.orchestrator.settings.OrchestratorSettings.Reading;
import org.hikae.protocol.NodeId;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `orchestrator.yaml`. Paths in it are relative to its folder, durations are like `500ms`,
/// `3s`, `2m`, addresses are `host:port`.
public final class SettingsFile {
  private SettingsFile() {}

  /// Reads the settings, or says in one sentence what is wrong with them and where.
  public static OrchestratorSettings read(Path file) throws OrchestratorException {
    if (!Files.isReadable(file)) {
      throw new OrchestratorException(
          "there is no readable file " + file,
          "name the orchestrator's settings with --config; docs/reference/orchestrator.md shows"
              + " one.");
    }
    try {
      var mapper = mapper(file.toAbsolutePath());
      // What is no YAML further down is said first, and what is mistyped before what is missing.
      requireKnown(file, mapper.readTree(file.toFile()));
      return mapper.readValue(file.toFile(), OrchestratorSettings.class);
    } catch (JacksonException e) {
      throw new OrchestratorException(
          file + where(e) + ": " + Mistake.in(e),
          "correct that line; docs/reference/orchestrator.md lists every setting.",
          e);
    }
  }

  /// Reads settings that are to become `file`, relative to whose folder their paths are.
  public static OrchestratorSettings read(String text, Path file) throws OrchestratorException {
    try {
      var mapper = mapper(file.toAbsolutePath());
      requireKnown(file, mapper.readTree(text));
      return mapper.readValue(text, OrchestratorSettings.class);
    } catch (JacksonException e) {
      throw new OrchestratorException(
          file + where(e) + ": " + Mistake.in(e),
          "correct that line; docs/reference/orchestrator.md lists every setting.",
          e);
    }
  }

  private static void requireKnown(Path file, JsonNode settings) throws OrchestratorException {
    var known =
        Arrays.stream(OrchestratorSettings.class.getRecordComponents())
            .map(RecordComponent::getName)
            .sorted()
            .toList();
    for (var name : settings.propertyNames()) {
      if (!known.contains(name)) {
        throw new OrchestratorException(
            file + ": " + Mistake.unknown(name, known),
            "correct its name; docs/reference/orchestrator.md lists every setting.");
      }
    }
  }

  private static YAMLMapper mapper(Path file) {
    var texts =
        new TextForms()
            .with(Path.class, text -> file.resolveSibling(text).normalize())
            .with(NodeId.class, NodeId::parse)
            .with(Duration.class, DurationStyle::detectAndParse)
            .with(InetSocketAddress.class, SettingsFile::address)
            .with(AddressRange.class, AddressRange::parse)
            .with(ZoneId.class, SettingsFile::zone)
            .with(Reading.class, SettingsFile::reading)
            .with(Security.class, SettingsFile::security);
    return YAMLMapper.builder()
        .addModule(texts.module())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static InetSocketAddress address(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("address '" + text + "' is not host:port");
    }
    return InetSocketAddress.createUnresolved(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + name + "' is no time zone such as Asia/Tokyo or UTC", e);
    }
  }

  private static Reading reading(String word) {
    return switch (word) {
      case "open" -> Reading.OPEN;
      case "certified" -> Reading.CERTIFIED;
      default ->
          throw new IllegalArgumentException(
              "reading '" + word + "' is neither open nor certified");
    };
  }

  private static Security security(String word) {
    return switch (word) {
      case "starttls" -> Security.STARTTLS;
      case "smtps" -> Security.SMTPS;
      case "none" -> Security.NONE;
      default ->
          throw new IllegalArgumentException(
              "security '" + word + "' is none of starttls, smtps, none");
    };
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr();
  }
}
