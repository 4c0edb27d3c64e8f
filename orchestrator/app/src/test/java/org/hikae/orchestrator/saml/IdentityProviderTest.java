package org.hikae.orchestrator.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.orchestrator.OrchestratorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A provider's metadata, and what is wrong with others.
class IdentityProviderTest {
  @TempDir Path folder;

  private IdentityProvider read(String metadata) throws Exception {
    return IdentityProvider.read(Files.writeString(folder.resolve("idp.xml"), metadata));
  }

  private String refusal(String metadata) {
    var refused = catchThrowableOfType(OrchestratorException.class, () -> read(metadata));
    assertThat(refused.hint()).contains("docs/guides/single-sign-on.md");
    return String.valueOf(refused.getMessage());
  }

  @Test
  void namesTheProviderItsAddressAndItsKeys() throws Exception {
    var provider = read(new PlayedProvider().metadata());

    assertThat(provider.entityId()).isEqualTo(PlayedProvider.ENTITY_ID);
    assertThat(provider.signInAt()).isEqualTo(PlayedProvider.SIGN_IN_AT);
    assertThat(provider.keys()).as("of an expired certificate, too").hasSize(1);
  }

  @Test
  void saysWhatIsWrongInOneSentence() throws Exception {
    var good = new PlayedProvider().metadata();
    assertThat(refusal("nothing")).contains("idp.xml holds no identity provider's metadata: ");
    assertThat(refusal(good.replace("EntityDescriptor", "EntitiesDescriptor")))
        .contains("take one provider's own");
    assertThat(refusal(good.replace("HTTP-Redirect", "SOAP"))).contains("HTTP-Redirect binding");
    assertThat(refusal(good.replace("https://idp.example.jp/saml/sso", "http://idp.example.jp/s")))
        .contains("no HTTPS address");
    assertThat(refusal(good.replace("use=\"signing\"", "use=\"encryption\"")))
        .contains("names no certificate for signing");
    assertThat(refusal(good.replace("entityID", "name"))).contains("twice, or missing");
    assertThat(refusal(good.replace("<!-- as some providers write them -->", "<!DOCTYPE a>")))
        .contains("DOCTYPE");
  }

  @Test
  void weakKeysAreNotTaken() throws Exception {
    assertThat(refusal(new PlayedProvider("RSA", 1024, "SHA256withRSA").metadata()))
        .contains("neither RSA of 2048 bits");
  }
}
