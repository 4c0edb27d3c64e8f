package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.http.AccessFilter;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.ForStrangers;
import org.hikae.orchestrator.http.SessionCookies;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.SignInSettings;
import org.hikae.orchestrator.signin.SignIn;
import org.hikae.orchestrator.signin.SignIn.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where people sign in and out, and where they set their passwords. Every orchestrator serves it
/// by what it knows itself.
@Controller
public final class SignInPages {
  private static final Pattern OWN = Pattern.compile("/([^/\\\\].{0,500})?");

  private final SignIn signIn;
  private final SessionCookies cookies;
  private final Callers callers;
  private final AccountRows accounts;
  private final SignInSettings settings;
  private final boolean vouching;
  private final boolean passwords;
  private final Assets assets;

  public SignInPages(
      SignIn signIn,
      SessionCookies cookies,
      Callers callers,
      AccountRows accounts,
      OrchestratorSettings settings,
      Assets assets) {
    this.signIn = signIn;
    this.cookies = cookies;
    this.callers = callers;
    this.accounts = accounts;
    this.settings = settings.signIn();
    this.vouching = settings.saml() != null;
    this.passwords = settings.passwords();
    this.assets = assets;
  }

  /// @param stage none, start, new_password, new_factor, code or account
  /// @param said the key of what is wrong, or null
  /// @param to where they wanted to go
  /// @param factor the secret of a new second factor, in groups
  /// @param link the same, as an app takes it
  /// @param square the same, for the camera of a phone
  /// @param provider where an identity provider signs them in; null when there is none
  /// @param passwords whether more than a few accounts have one that is good
  public record Page(
      String lang,
      String css,
      String icon,
      String stage,
      @Nullable String said,
      String to,
      @Nullable String name,
      @Nullable String factor,
      @Nullable String link,
      @Nullable QrCode square,
      @Nullable String provider,
      boolean passwords,
      int leastLength,
      int remembered) {}

  /// Where somebody signs in who wanted to see this.
  static String signIn(HttpServletRequest request) {
    var query = request.getQueryString();
    var to = request.getRequestURI() + (query == null ? "" : "?" + query);
    return request.getMethod().equals("GET") && !to.equals("/")
        ? "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)
        : "/sign-in";
  }

  @GetMapping("/sign-in")
  @ForStrangers
  String page(
      HttpServletRequest request,
      Model model,
      @RequestParam(name = "to", defaultValue = "/") String to) {
    return shown(request, model, null, to);
  }

  @PostMapping("/sign-in")
  @ForStrangers
  String password(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "password", defaultValue = "") String password,
      @RequestParam(name = "to", defaultValue = "/") String to)
      throws InterruptedException {
    var known = name.strip().toLowerCase(Locale.ROOT).replace('\0', ' ');
    if (accounts.find(known).isPresent()) {
      request.setAttribute(AccessFilter.WHO, SessionCookies.ACCOUNT + known);
    }
    return answered(
        signIn.password(known, password, request.getRemoteAddr()), request, response, model, to);
  }

  @PostMapping("/sign-in/password")
  @ForStrangers
  String newPassword(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @RequestParam(name = "password", defaultValue = "") String password,
      @RequestParam(name = "again", defaultValue = "") String again,
      @RequestParam(name = "to", defaultValue = "/") String to)
      throws LedgerException, InterruptedException {
    cookies.requireOwnForm(request);
    naming(request);
    if (!password.equals(again)) {
      return wrong(request, response, model, "different", to);
    }
    return answered(signIn.newPassword(pending(request), password), request, response, model, to);
  }

  @PostMapping("/sign-in/code")
  @ForStrangers
  String code(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @RequestParam(name = "code", defaultValue = "") String code,
      @RequestParam(name = "to", defaultValue = "/") String to)
      throws LedgerException, InterruptedException {
    cookies.requireOwnForm(request);
    naming(request);
    return answered(
        signIn.code(pending(request), code, request.getRemoteAddr()), request, response, model, to);
  }

  @PostMapping("/sign-out")
  @ForStrangers
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    cookies.requireOwnForm(request);
    cookies.end(request, response);
    return "redirect:/sign-in";
  }

  @GetMapping("/account")
  @ForStrangers
  String account(HttpServletRequest request, Model model) {
    return account(request) == null ? "redirect:/sign-in?to=/account" : own(request, model, null);
  }

  @PostMapping("/account/password")
  @ForStrangers
  String changed(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @RequestParam(name = "before", defaultValue = "") String before,
      @RequestParam(name = "password", defaultValue = "") String password,
      @RequestParam(name = "again", defaultValue = "") String again)
      throws LedgerException, InterruptedException {
    cookies.requireOwnForm(request);
    var name = account(request);
    if (name == null) {
      return "redirect:/sign-in?to=/account";
    }
    var answer =
        password.equals(again)
            ? signIn.changed(name, before, password, request.getRemoteAddr())
            : null;
    if (answer instanceof Answer.Entered(var session)) {
      cookies.keep(response, session);
      return "redirect:/account?changed";
    }
    response.setStatus(status(answer).value());
    return own(request, model, answer == null ? "different" : said(answer));
  }

  private static HttpStatus status(@Nullable Answer answer) {
    return answer instanceof Answer.Wrong ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST;
  }

  private static String said(Answer answer) {
    return answer instanceof Answer.Objected(var because)
        ? because.name().toLowerCase(Locale.ROOT)
        : "wrong";
  }

  private @Nullable String account(HttpServletRequest request) {
    var name = callers.resolved(request).name();
    return name.startsWith(SessionCookies.ACCOUNT)
        ? name.substring(SessionCookies.ACCOUNT.length())
        : null;
  }

  private String pending(HttpServletRequest request) {
    return cookies.shown(request).orElse("");
  }

  private void naming(HttpServletRequest request) {
    signIn
        .name(pending(request))
        .ifPresent(name -> request.setAttribute(AccessFilter.WHO, SessionCookies.ACCOUNT + name));
  }

  private String answered(
      Answer answer,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      String to) {
    return switch (answer) {
      case Answer.Entered(var session) -> {
        cookies.keep(response, session);
        yield "redirect:" + own(to);
      }
      case Answer.GoOn(var pending, _) -> {
        cookies.keep(response, pending);
        yield "redirect:/sign-in?to=" + URLEncoder.encode(own(to), StandardCharsets.UTF_8);
      }
      case Answer.Wrong _, Answer.Objected _ -> wrong(request, response, model, said(answer), to);
    };
  }

  private String wrong(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      String said,
      String to) {
    response.setStatus(
        (said.equals("wrong") ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST).value());
    return shown(request, model, said, to);
  }

  /// An address of ours, and nobody else's.
  static String own(String to) {
    return OWN.matcher(to).matches() ? to : "/";
  }

  private String shown(HttpServletRequest request, Model model, @Nullable String said, String to) {
    var pending = pending(request);
    var stage =
        signIn
            .stage(pending)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .orElse(vouching || accounts.any() ? "start" : "none");
    var name = signIn.name(pending).orElse(null);
    var factor = signIn.factor(pending).orElse(null);
    model.addAttribute("v", page(request, stage, said, own(to), name, factor));
    return "sign-in";
  }

  private String own(HttpServletRequest request, Model model, @Nullable String said) {
    var told = request.getParameterMap().containsKey("changed") ? "changed" : said;
    model.addAttribute("v", page(request, "account", told, "/account", account(request), null));
    return "account";
  }

  private Page page(
      HttpServletRequest request,
      String stage,
      @Nullable String said,
      String to,
      @Nullable String name,
      @Nullable String factor) {
    var link =
        factor == null
            ? null
            : "otpauth://totp/Hikae:" + name + "?secret=" + factor + "&issuer=Hikae";
    return new Page(
        Speech.language(request).tag(),
        assets.at("hikae.css"),
        assets.at("hikae.svg"),
        stage,
        said,
        to,
        name,
        factor == null ? null : factor.replaceAll("(.{4})(?=.)", "$1 "),
        link,
        link == null ? null : QrCode.of(link),
        vouching ? SamlPages.address(to) : null,
        passwords,
        settings.leastLength(),
        settings.remembered());
  }
}
