package org.hikae.vault.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.hikae.vault.store.azure.AzureAddress;
import org.hikae.vault.store.s3.S3Address;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {
  @TempDir Path folder;

  @Test
  void opensAFolderRelativeToWhereItWasNamed() throws Exception {
    try (var store = Stores.open("file:vault", access().relativeTo(folder))) {
      store.put("a", ByteBuffer.allocate(1));

      assertThat(store.address()).isEqualTo("file:" + folder.resolve("vault"));
    }
    assertThat(folder.resolve("vault/a")).isRegularFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site://osaka.example:7801/vault",
        "s3:ap-northeast-1/bucket/vaults/tokyo",
        "s3:https://minio.example:9000/bucket",
        "azblob:account/container/prefix",
      })
  void keepsTheAddressAsItWasWritten(String address) throws Exception {
    try (var store = Stores.open(address, access())) {
      assertThat(store.address()).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vault",
        "/vault",
        "file:",
        "ftp://host/vault",
        "site://host/vault",
        "s3:bucket",
        "s3:/bucket",
        "azblob:account",
        "azblob:"
      })
  void saysHowAnAddressIsWritten(String address) {
    assertThatThrownBy(() -> Stores.open(address, access()))
        .isInstanceOf(StoreException.Unusable.class)
        .satisfies(e -> assertThat(((StoreException) e).hint()).startsWith("Write "));
  }

  @Test
  void asksForAnIdentityBeforeItGoesToAnotherSite() {
    assertThatThrownBy(() -> Stores.open("site://127.0.0.1:1/vault", StoreAccess.ofThisProcess()))
        .isInstanceOf(StoreException.Unusable.class)
        .hasMessageContaining("certificate");
  }

  @Test
  void tellsAnEndpointFromARegion() throws Exception {
    assertThat(S3Address.parse("s3:ap-northeast-1/b").endpoint()).isEmpty();
    assertThat(S3Address.parse("s3:minio.example/b/c/").endpoint().orElseThrow())
        .hasToString("https://minio.example");
    assertThat(S3Address.parse("s3:http://127.0.0.1:9000/b/c/d").prefix()).isEqualTo("c/d/");
    assertThat(AzureAddress.parse("azblob:acc/con").endpoint())
        .isEqualTo("https://acc.blob.core.windows.net");
    assertThat(AzureAddress.parse("azblob:http://127.0.0.1:10000/acc/con").endpoint())
        .isEqualTo("http://127.0.0.1:10000/acc");
  }

  @ParameterizedTest
  @Tag("SEC-16")
  @ValueSource(
      strings = {
        "s3:http://storage.example:9000/b",
        "s3:http://127.0.0.1.example/b",
        "s3:http://10.0.0.1:9000/b/c",
        "azblob:http://storage.example:10000/acc/con"
      })
  void reachesNobodyElseInTheClear(String address) {
    assertThatThrownBy(() -> Stores.open(address, access()))
        .isInstanceOf(StoreException.Unusable.class)
        .hasMessageContaining("in the clear")
        .satisfies(
            e -> assertThat(((StoreException) e).hint()).contains("https://", "http+vpn://"));
  }

  @Test
  void reachesInTheClearWhatAVpnCarries() throws Exception {
    var bucket = S3Address.parse("s3:http+vpn://10.0.0.1:9000/b");
    assertThat(bucket.endpoint().orElseThrow()).hasToString("http://10.0.0.1:9000");
    assertThat(bucket).as("as it was written").hasToString("s3:http+vpn://10.0.0.1:9000/b");
    assertThat(AzureAddress.parse("azblob:http+vpn://10.0.0.1:1/acc/con").endpoint())
        .isEqualTo("http://10.0.0.1:1/acc");
  }

  @Test
  void loadsNoCloudLibraryForAFolder() throws Exception {
    var loaded = classesLoadedBy(OpensAFolder.class);

    assertThat(loaded)
        .contains("org.hikae.vault.store.directory.DirectoryStore")
        .doesNotContain("software.amazon", "com.azure", "java.net.http.HttpClient");
  }

  private String classesLoadedBy(Class<?> program) throws Exception {
    var log = folder.resolve("classes");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.resolve("vault").toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(log, UTF_8);
  }

  /// A program that uses a vault's folder and nothing else.
  static final class OpensAFolder {
    static void main(String... args) throws Exception {
      try (var store = Stores.open("file:" + args[0], StoreAccess.ofThisProcess())) {
        store.put("a", ByteBuffer.allocate(1));
        store.list("", _ -> {});
        store.delete("a");
      }
    }
  }

  private static StoreAccess access() {
    return new StoreAccess(Path.of(""), StoresTest::anyIdentity, StoresTest::anyKey);
  }

  private static SSLContext anyIdentity() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> anyKey(String name) {
    return name.equals("AWS_REGION") ? Optional.empty() : Optional.of("a2V5");
  }
}
