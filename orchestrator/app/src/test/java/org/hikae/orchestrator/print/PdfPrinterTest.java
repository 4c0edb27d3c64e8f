package org.hikae.orchestrator.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hikae.domain.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfPrinterTest {
  private static final String PLAIN = "body { font-family: 'Noto Sans JP' }";

  @TempDir Path folder = Path.of("unset");

  /// A page that names pictures, stylesheets, fonts and files of others is printed without them.
  @Test
  void nothingIsFetchedFromAnywhere() throws Exception {
    try (var stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var asked = CompletableFuture.runAsync(() -> accept(stranger));
      var there = "http://127.0.0.1:" + stranger.getLocalPort();
      var secret = Files.writeString(folder.resolve("secret.css"), "p:after { content: 'SECRET' }");
      var css =
          """
          @import url("%1$s/import.css");
          @import url("%2$s");
          @font-face { font-family: Stranger; src: url("%1$s/font.ttf") }
          body { font-family: Stranger, 'Noto Sans JP'; background: url("%1$s/back.png") }
          """
              .formatted(there, secret.toUri());
      var page =
          page(
              """
              <p>Here</p><img src="%1$s/a.png" alt="a"/><img src="%2$s" alt="b"/>
              <object data="%1$s/o" type="image/svg+xml">c</object><iframe src="%1$s/f"></iframe>
              <a href="%1$s/link">there</a>
              """
                  .formatted(there, secret.toUri()));
      var text = text(printed(page, css));
      assertThat(text).contains("Here", "there").doesNotContain("SECRET");
      assertThat(asked).isNotDone();
    }
  }

  private static void accept(ServerSocket stranger) {
    try {
      stranger.accept().close();
    } catch (java.io.IOException closed) {
      throw new IllegalStateException("nobody came", closed);
    }
  }

  @Test
  void anEntityOfAnotherFileIsNotRead() throws Exception {
    var secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
    var page =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
            + page("<p>Here &x;</p>");
    assertThat(text(printed(page, PLAIN))).contains("Here").doesNotContain("SECRET");
  }

  @Test
  void nothingInItActsWhenItIsOpened() throws Exception {
    var page = page("<script>app.alert(1)</script><p onclick='x()'>Here</p><input type='text'/>");
    try (var pdf = Loader.loadPDF(printed(page, PLAIN))) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getAcroForm()).isNull();
      assertThat(catalog.getOpenAction()).isNull();
      assertThat(catalog.getCOSObject().containsKey(COSName.NAMES)).isFalse();
      assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("alert");
    }
  }

  @Test
  void onePageIsPrintedAtATime() throws Exception {
    var turn = new Semaphore(1);
    var printer = new PdfPrinter(turn, Duration.ZERO);
    var page = new Manuscript(page("<p>Here</p>"), Language.EN, PLAIN, "head");
    turn.acquire();
    assertThat(printer.print(page)).as("somebody is before").isEmpty();
    turn.release();
    assertThat(printer.print(page)).as("nobody is").isPresent();
    assertThat(turn.availablePermits()).as("and the next may come").isEqualTo(1);
  }

  private static String page(String body) {
    return "<html lang=\"en\"><head><title>T</title></head><body>" + body + "</body></html>";
  }

  private static byte[] printed(String page, String css) throws InterruptedException {
    return new PdfPrinter(Duration.ofMinutes(1))
        .print(new Manuscript(page, Language.EN, css, "head"))
        .orElseThrow();
  }

  private static String text(byte[] pdf) throws Exception {
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
