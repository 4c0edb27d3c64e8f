package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletResponse;
import org.hikae.orchestrator.print.Manuscript;
import org.hikae.orchestrator.print.PdfPrinter;
import org.springframework.http.HttpStatus;

/// Answers with a page as PDF, under a name that it can be kept by.
public record OnPaper(PdfPrinter printer) {

  byte[] pdf(Manuscript manuscript, String name, HttpServletResponse response)
      throws InterruptedException {
    var pdf = printer.print(manuscript).orElseThrow(OnPaper::busy);
    response.setHeader("Content-Disposition", Attachment.named(name + ".pdf"));
    return pdf;
  }

  private static Refusal busy() {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE, "other reports are being printed", "ask again soon.");
  }
}
