package org.hikae.orchestrator.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// What browsers are told about every answer: nothing from elsewhere, nothing inline, no frames,
/// nothing kept but what says so itself.
public final class Headers extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Strict-Transport-Security", "max-age=31536000");
    response.setHeader("Cache-Control", "no-store");
    chain.doFilter(request, response);
  }
}
