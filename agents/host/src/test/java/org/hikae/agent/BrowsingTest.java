package org.hikae.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hikae.agent.Estate.REGISTRY;
import static org.hikae.agent.testing.Eventually.eventually;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.hikae.agent.testing.FakeService;
import org.hikae.protocol.Command;
import org.hikae.protocol.FileForm;
import org.hikae.protocol.FileRef;
import org.hikae.protocol.PartsInput;
import org.hikae.protocol.Report;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState.Succeeded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What an agent shows and hands out of its snapshots.
@TestInstance(Lifecycle.PER_CLASS)
final class BrowsingTest {
  private static final byte[] LARGE = random(24 << 20);

  @TempDir static Path folder = Path.of("unset");
  private final FakeService service = new FakeService("registry");
  private Estate estate = unset();
  private Agent tokyo = unset();
  private HttpClient orchestrator = unset();
  private String top = "";
  private String snapshot = "";

  @BeforeAll
  void open() throws Exception {
    estate = new Estate(folder);
    tokyo = Agent.start(estate.config("tokyo"), estate.around(service));
    orchestrator = client("orchestrator.osaka.o1");
    top = estate.documents("tokyo").toString().substring(1);
    eventually("the service runs at home", service::running);
    write("secret.txt", "beside what is backed up", estate.folder("tokyo"));
    write("names/戸籍/台帳.txt", "山田", estate.documents("tokyo"));
    run("cd names; printf bytes > \"$(printf 'caf\\351 a\\\\b')\"; ln -s ../../secret.txt out");
    run("chmod 640 names/戸籍/台帳.txt");
    for (var i = 0; i < Command.ListFolder.PAGE + 3; i++) {
      write("many/f%04d".formatted(i), "", estate.documents("tokyo"));
    }
    write("old/deed-1.txt", "a house in Kyoto", estate.documents("tokyo"));
    write("old/deep/deed-2.txt", "a field in Nara", estate.documents("tokyo"));
    Files.write(estate.documents("tokyo").resolve("large"), LARGE);
    snapshot = backUp("p1");
  }

  @AfterAll
  void close() {
    orchestrator.shutdownNow();
    tokyo.close();
    estate.close();
  }

  @Test
  void aNameThatIsNoTextIsShownEscapedAndFetchedExactly() throws Exception {
    var listed = list(top + "/names", "").files();

    assertThat(listed)
        .extracting(FileRef::name, FileRef::kind)
        .containsExactly(
            tuple("caf\\xe9 a\\\\b", FileRef.Kind.FILE),
            tuple("out", FileRef.Kind.LINK),
            tuple("戸籍", FileRef.Kind.FOLDER));
    assertThat(listed.get(1).target()).isEqualTo("../../secret.txt");
    var register = list(top + "/names/戸籍", "").files().getFirst();
    assertThat(register.mode()).isEqualTo(0640);
    assertThat(register.size()).isEqualTo(6);
    assertThat(fetched(top + "/names/caf\\xe9 a\\\\b", FileForm.FILE))
        .asString()
        .isEqualTo("bytes");
    assertThat(fetched(top + "/names/戸籍/台帳.txt", FileForm.FILE)).asString().isEqualTo("山田");
  }

  @Test
  void aFolderIsListedPageByPage() throws Exception {
    var first = list(top + "/many", "");
    var second = list(top + "/many", first.files().getLast().name());

    assertThat(first.files()).hasSize(Command.ListFolder.PAGE);
    assertThat(first.more()).isTrue();
    assertThat(second.files()).extracting(FileRef::name).containsExactly("f0200", "f0201", "f0202");
    assertThat(second.more()).isFalse();
  }

  @Test
  void nothingBesideTheSnapshotCanBeNamed() throws Exception {
    var secret = estate.folder("tokyo").resolve("secret.txt").toString();
    for (var path :
        List.of(
            secret,
            top + "/../secret.txt",
            "..",
            top + "/names/out",
            top + "/old/deed-1.txt/x",
            "\\q")) {
      assertThat(estate.ask("tokyo", new Command.OpenFile(snapshot, path, FileForm.FILE)))
          .as(path)
          .isInstanceOf(Report.Refused.class);
    }
    assertThat(estate.ask("tokyo", new Command.ListFolder(snapshot, top + "/..", "")))
        .isInstanceOf(Report.Refused.class);
    assertThat(estate.ask("tokyo", new Command.OpenFile(snapshot, top, FileForm.FILE)))
        .isEqualTo(
            new Report.Refused(top + " is a folder", "take it as an archive: zip or tar.zst"));
  }

  @Test
  void aFolderComesAsAnArchive() throws Exception {
    var names = new ArrayList<String>();
    var bytes = fetched(top + "/old", FileForm.ZIP);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }

    assertThat(names)
        .containsExactlyInAnyOrder("old/", "old/deed-1.txt", "old/deep/", "old/deep/deed-2.txt");
  }

  @Test
  void aDamagedFileIsNeverTakenForWhole() throws Exception {
    var before = packs();
    Files.write(estate.documents("tokyo").resolve("deed"), random(300_000));
    var damaged = backUp("p2");
    for (var pack : packs()) {
      if (!before.contains(pack) && Files.size(pack) > 200_000) {
        var bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        pack.toFile().setWritable(true);
        Files.write(pack, bytes);
      }
    }

    try (var body = get(orchestrator, opened(damaged, top + "/deed", FileForm.FILE)).body()) {
      assertThatExceptionOfType(PartsInput.Broken.class)
          .isThrownBy(() -> new PartsInput(body).readAllBytes())
          .withMessageContaining("packs/")
          .satisfies(e -> assertThat(e.hint()).isNotBlank());
    }
  }

  private List<Path> packs() throws IOException {
    try (var files = Files.walk(estate.folder("tokyo").resolve("vault/packs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aTicketIsGoodOnceAndForOrchestratorsOnly() throws Exception {
    var opened = opened(snapshot, top + "/old/deed-1.txt", FileForm.FILE);

    try (var operator = client("operator.nagoya.front")) {
      assertThat(get(operator, opened).statusCode()).isEqualTo(403);
    }
    try (var body = get(orchestrator, opened).body()) {
      assertThat(new PartsInput(body).readAllBytes()).hasSize(16);
    }
    assertThat(get(orchestrator, opened).statusCode()).isEqualTo(410);
  }

  /// There are four seats: had those who hung up kept theirs, the fifth would be turned away.
  @Test
  void whoHangsUpIsReadForNoLonger() throws Exception {
    for (var i = 0; i < 4; i++) {
      try (var body = get(orchestrator, opened(snapshot, top + "/large", FileForm.FILE)).body()) {
        assertThat(new PartsInput(body).readNBytes(1000)).hasSize(1000);
      }
    }

    eventually("somebody else is served", () -> comes(top + "/large", LARGE));
  }

  private boolean comes(String path, byte[] whole) {
    try (var body = get(orchestrator, opened(snapshot, path, FileForm.FILE)).body()) {
      return Arrays.equals(new PartsInput(body).readAllBytes(), whole);
    } catch (IOException turnedAway) {
      return false;
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private String backUp(String point) throws Exception {
    var task = new TaskId("b/" + point);
    var command = new Command.BackUp(task, REGISTRY, List.of(), SnapshotKind.FULL, point);
    var end = estate.work("tokyo", command);
    assertThat(end).isInstanceOf(Succeeded.class);
    return ((Succeeded) end).snapshots().getFirst().id();
  }

  private Report.Folder list(String path, String after) throws Exception {
    return (Report.Folder) estate.ask("tokyo", new Command.ListFolder(snapshot, path, after));
  }

  private Report.Opened opened(String of, String path, FileForm form) throws Exception {
    return (Report.Opened) estate.ask("tokyo", new Command.OpenFile(of, path, form));
  }

  private byte[] fetched(String path, FileForm form) throws Exception {
    try (var body = get(orchestrator, opened(snapshot, path, form)).body()) {
      return new PartsInput(body).readAllBytes();
    }
  }

  private static HttpResponse<InputStream> get(HttpClient client, Report.Opened opened)
      throws Exception {
    var address = URI.create("https://" + opened.address() + "/files/" + opened.ticket());
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
  }

  private HttpClient client(String node) throws IOException {
    return HttpClient.newBuilder().sslContext(estate.identity(node).tls()).build();
  }

  private static void write(String name, String text, Path below) throws IOException {
    var file = below.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  /// Java writes no name that is no text.
  private void run(String script) throws Exception {
    var process =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(estate.documents("tokyo").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static byte[] random(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T unset() {
    return null;
  }
}
