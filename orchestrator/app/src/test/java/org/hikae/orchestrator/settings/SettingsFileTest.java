package org.hikae.orchestrator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.orchestrator.OrchestratorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a file is said in the file's own words.
class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void namesWhatIsMissing() throws IOException {
    assertThat(refusal("identity: certificates\n")).endsWith(", line 2: node is missing");
  }

  @Test
  void namesAnUnknownSettingAndThoseThatThereAre() throws IOException {
    assertThat(refusal("heartbeat: {quiet: 3s}\n"))
        .endsWith("there is no setting 'heartbeat.quiet' here, but interval, silence, verify");
  }

  @Test
  void namesAnUnknownSettingBeforeWhatIsMissing() throws IOException {
    assertThat(refusal("nodes: orchestrator.tokyo.o1\n"))
        .contains("there is no setting 'nodes' here, but allowFrom, console, estate, ");
  }

  @Test
  void saysWhatASettingTakes() throws IOException {
    assertThat(refusal("members: 5\n")).endsWith("'members' takes a list");
    assertThat(refusal("mesh: loopback\n"))
        .endsWith("'mesh' takes settings of its own, as 'name: value'");
    assertThat(refusal("console: {port: 5}\n")).contains("address", "host:port");
    assertThat(refusal("zone: Mars/Olympus\n"))
        .endsWith("'Mars/Olympus' is no time zone such as Asia/Tokyo or UTC");
    assertThat(refusal("- a\n- b\n")).endsWith("the file must hold settings, as 'name: value'");
  }

  @Test
  void saysWhatSingleSignOnTakes() throws IOException {
    assertThat(refusal("saml: {metadata: idp.xml}\n"))
        .endsWith("saml needs metadata (a file) and rights");
    assertThat(refusal("saml: {metadata: a, rights: {attribute: groups}}\n"))
        .contains("gives nobody any right");
    var rights = "rights: {attribute: groups, read: [all]}";
    assertThat(refusal("saml: {metadata: a, skew: 6m, " + rights + "}\n"))
        .endsWith("saml.skew is not between 0s and 5m");
    assertThat(refusal("saml: {metadata: a, address: 'http://a.jp', " + rights + "}\n"))
        .endsWith("saml.address 'http://a.jp' is not like https://console.example.jp");
    assertThat(refusal("saml: {metadata: a, address: 'https://a.jp/', " + rights + "}\n"))
        .contains("is not like");
    assertThat(refusal("saml: {metadata: a, group: b, " + rights + "}\n"))
        .contains("there is no setting 'saml.group' here, but address, contexts, ");
  }

  @Test
  void tellsWhatIsNoYamlAndWhatIsEmpty() throws IOException {
    assertThat(refusal("")).endsWith("the file is empty");
    assertThat(refusal("home: [state\n")).contains("this is not YAML: ");
    assertThat(refusal("a: b: c\n")).contains("this is not YAML: ");
  }

  private String refusal(String text) throws IOException {
    var file = Files.writeString(folder.resolve("orchestrator.yaml"), text);
    var refused = catchThrowableOfType(OrchestratorException.class, () -> SettingsFile.read(file));
    assertThat(refused.getMessage())
        .startsWith(file.toString())
        .doesNotContain("org.hikae", "Json");
    return String.valueOf(refused.getMessage());
  }
}
