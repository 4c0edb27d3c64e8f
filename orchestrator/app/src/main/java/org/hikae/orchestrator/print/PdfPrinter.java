package org.hikae.orchestrator.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// Makes PDFs of our pages: tagged (PDF/UA), every font embedded, nothing fetched. One is made at a
/// time, so that however many are asked for, the memory of one is enough.
public final class PdfPrinter {
  private static final String FAMILY = "Noto Sans JP";

  /// What stands for a sign that the fonts do not have, as printers used to set it.
  private static final String NO_SIGN = "〓";

  private final Semaphore free;
  private final Duration patience;

  static {
    XRLog.setLoggingEnabled(false); // it says of each property what it does not know of CSS
    FontMappers.set(new NoFontsOfTheMachine());
  }

  /// @param patience how long one waits for those that came before
  public PdfPrinter(Duration patience) {
    this(new Semaphore(1, true), patience);
  }

  PdfPrinter(Semaphore free, Duration patience) {
    this.free = free;
    this.patience = patience;
  }

  /// The page as a PDF; empty when the printer was busy for too long.
  public Optional<byte[]> print(Manuscript manuscript) throws InterruptedException {
    if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(printed(manuscript));
    } finally {
      free.release();
    }
  }

  private static byte[] printed(Manuscript manuscript) {
    var bytes = new ByteArrayOutputStream();
    var builder =
        new PdfRendererBuilder()
            .useFastMode()
            .usePdfUaAccessibility(true)
            .withProducer("Hikae")
            .useReplacementText(NO_SIGN)
            .withW3cDocument(new PrintedPage(manuscript).document(), "hikae:/")
            .toStream(bytes);
    onlyWhatIsHere(builder);
    builder.useFont(() -> font("Regular"), FAMILY, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> font("Bold"), FAMILY, 700, FontStyle.NORMAL, true);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Whatever a page names is left where it is.
  private static void onlyWhatIsHere(PdfRendererBuilder builder) {
    for (var priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((_, _) -> false, priority);
    }
    builder.useUriResolver((_, _) -> null);
  }

  private static InputStream font(String weight) {
    return Objects.requireNonNull(
        PdfPrinter.class.getResourceAsStream("NotoSansJP-" + weight + ".ttf"));
  }
}
