package org.hikae.orchestrator.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hikae.orchestrator.help.HelpOn;
import org.hikae.orchestrator.http.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What every page shows around its content.
///
/// @param theme auto, light or dark
/// @param path the page's own, without what is chosen on it
/// @param asked what else its address says
/// @param leader null while nobody leads
/// @param leads whether this orchestrator may change things
/// @param leaderAt the leader's own console
public record Frame(
    String lang,
    String theme,
    String path,
    Map<String, String> asked,
    String node,
    @Nullable String leader,
    boolean leads,
    @Nullable String leaderAt,
    long applied,
    String at,
    Visitor visitor,
    Assets assets) {
  private static final Set<String> ADMINS = Set.of("/audit", "/users", "/figures");
  private static final List<Wing> WINGS =
      List.of(
          new Wing("now", List.of("/", "/runs", "/notices")),
          new Wing("protection", List.of("/points", "/vaults", "/schedules", "/jobs")),
          new Wing(
              "readiness",
              List.of("/services", "/runbooks", "/history", "/availability", "/reports")),
          new Wing(
              "account",
              List.of(
                  "/requirements",
                  "/estate",
                  "/audit",
                  "/users",
                  "/figures",
                  "/settings",
                  "/help")));

  public Frame {
    asked = Map.copyOf(asked);
  }

  /// Who looks at it.
  ///
  /// @param name null when they have shown nothing
  /// @param signedIn whether that is by a session
  public record Visitor(
      @Nullable String name,
      boolean signedIn,
      boolean mayRead,
      boolean mayTest,
      boolean mayRun,
      boolean mayAdmin) {
    /// Whether they have an account of their own here to look after.
    public boolean hasAccount() {
      return name != null && name.startsWith(SessionCookies.ACCOUNT);
    }
  }

  /// Pages that belong together.
  public record Wing(String key, List<String> pages) {}

  /// Those that the visitor may open.
  public List<Wing> wings() {
    return visitor.mayAdmin() ? WINGS : WINGS.stream().map(Frame::forAll).toList();
  }

  private static Wing forAll(Wing wing) {
    var pages = wing.pages().stream().filter(page -> !ADMINS.contains(page)).toList();
    return new Wing(wing.key(), pages);
  }

  /// The section of a guide that speaks of this page; null where none does.
  public @Nullable String help() {
    return HelpOn.page(path).orElse(null);
  }

  public List<String> themes() {
    return List.of("auto", "light", "dark");
  }

  /// Whether the page belongs below that entry of the navigation.
  public boolean isIn(String page) {
    return page.equals("/") ? path.equals("/") : path.equals(page) || path.startsWith(page + "/");
  }

  /// The key of the words for an entry of the navigation.
  public String keyOf(String page) {
    return "nav." + (page.equals("/") ? "overview" : page.substring(1));
  }

  /// The address of a file of ours.
  public String asset(String name) {
    return assets.at(name);
  }

  /// This page with something chosen otherwise.
  public String with(String parameter, String value) {
    var all = new TreeMap<>(asked);
    all.put(parameter, value);
    var address = UriComponentsBuilder.fromPath(path);
    all.forEach(address::queryParam);
    return address.build().encode().toUriString();
  }
}
