package org.hikae.orchestrator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.regex.Pattern;
import org.hikae.domain.access.Access;
import org.hikae.orchestrator.audit.AccessLog;
import org.hikae.orchestrator.audit.AccessLog.Begun;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Has every access noted, with what came of it, but for what everybody gets: the status page and
/// the files that pages are set with.
public final class AccessFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /// The request attribute that says whose account somebody tried.
  public static final String WHO = "org.hikae.who";

  /// The request attribute that says in a word what came of it; it is told behind a `#`, which no
  /// address that is sent has.
  public static final String OUTCOME = "org.hikae.outcome";

  private static final String BEGUN = "org.hikae.access";
  private static final int LONGEST_PATH = 300;
  private static final int LONGEST_ASKED = 5000;
  private static final int LONGEST_METHOD = 20;
  private static final int BROKEN = 500;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final transient AccessLog log;

  public AccessFilter(AccessLog log) {
    this.log = log;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isForEverybody(request.getRequestURI())) {
      chain.doFilter(request, response);
      return;
    }
    var access = access(request, path(request));
    var answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      note(request, access, answered ? response.getStatus() : BROKEN);
    }
  }

  private static boolean isForEverybody(String path) {
    return path.startsWith("/assets/") || path.startsWith("/public/");
  }

  private void note(HttpServletRequest request, Access came, int status) {
    if (request.getAttribute(BEGUN) instanceof Begun begun) {
      log.end(begun, status);
      return;
    }
    var access = known(request, came).answered(status);
    log.note(access, request.getAttribute(Callers.CALLER) instanceof Caller who && who.known());
  }

  private static String path(HttpServletRequest request) {
    return shortened(sent(request), LONGEST_PATH);
  }

  /// In words that people read, and all of it.
  private static String asked(HttpServletRequest request) {
    try {
      return shortened(URLDecoder.decode(sent(request), UTF_8), LONGEST_ASKED);
    } catch (IllegalArgumentException _) {
      return path(request);
    }
  }

  private static String sent(HttpServletRequest request) {
    var query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private Access access(HttpServletRequest request, String path) {
    var now = log.now();
    return new Access(
        now,
        "",
        request.getRemoteAddr(),
        shortened(request.getMethod(), LONGEST_METHOD),
        path,
        "",
        Access.UNKNOWN,
        1,
        now);
  }

  /// With who it was and what it needed, as far as that was found out.
  private static Access known(HttpServletRequest request, Access came) {
    var who =
        request.getAttribute(WHO) instanceof String named
            ? named
            : request.getAttribute(Callers.CALLER) instanceof Caller caller
                ? caller.name()
                : "unknown";
    var right = request.getAttribute(Callers.RIGHT) instanceof Right needed ? needed.word() : "";
    var outcome = request.getAttribute(OUTCOME) instanceof String said ? "#" + said : "";
    return new Access(
        came.at(),
        who,
        came.from(),
        came.method(),
        came.path() + outcome,
        right,
        came.status(),
        1,
        came.until());
  }

  private static String shortened(String text, int longest) {
    var plain = CONTROL.matcher(text).replaceAll("?");
    return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
  }

  /// Comes after [Callers]: what may change something, or hands out data, is written down before it
  /// does.
  public HandlerInterceptor beforeChanges() {
    return new HandlerInterceptor() {
      @Override
      public boolean preHandle(
          HttpServletRequest request, HttpServletResponse response, @Nullable Object handler) {
        if (handsOut(handler)) {
          request.setAttribute(BEGUN, begun(request, access(request, asked(request))));
        } else if (!Callers.reads(request) && !Callers.isForStrangers(handler)) {
          request.setAttribute(BEGUN, begun(request, access(request, path(request))));
        }
        return true;
      }
    };
  }

  private static boolean handsOut(@Nullable Object handler) {
    return handler instanceof HandlerMethod method && method.hasMethodAnnotation(HandsOut.class);
  }

  private Begun begun(HttpServletRequest request, Access access) {
    try {
      return log.begin(known(request, access));
    } catch (IOException e) {
      throw new Refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "nothing is changed here, because it cannot be written down who does so",
          "look whether the disk of this orchestrator is full, then ask again.");
    }
  }
}
