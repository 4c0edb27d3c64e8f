package org.hikae.orchestrator.settings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.hikae.protocol.NodeId;
import org.jspecify.annotations.Nullable;

/// One orchestrator's settings. Paths are absolute; addresses are not resolved yet.
///
/// @param identity the folder with `ca.crt`, `node.crt` and `node.key`
/// @param home its own PostgreSQL and the ledger's log
/// @param console where the API and the pages are served, over HTTPS
/// @param reading whether who only reads there has to show a certificate
/// @param zone whose calendar and hours pages, reports and mails have
/// @param store a PostgreSQL of yours; null for one of its own under `home`
/// @param estate the file that is applied to an empty ledger; null to wait for another's
/// @param runbooks the folder of runbooks; null for those of the distribution
/// @param members every orchestrator, this one too
/// @param notices by what people are told
/// @param signIn how people sign in
/// @param saml by whom people are vouched for; null for nobody
/// @param allowFrom from which addresses what may be asked
public record OrchestratorSettings(
    NodeId node,
    Path identity,
    Path home,
    InetSocketAddress console,
    Reading reading,
    ZoneId zone,
    @Nullable Store store,
    @Nullable Path estate,
    @Nullable Path runbooks,
    Listening mesh,
    Listening ledger,
    List<Member> members,
    Heartbeat heartbeat,
    Lease lease,
    NoticeSettings notices,
    SignInSettings signIn,
    @Nullable SamlSettings saml,
    AllowFrom allowFrom) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  public OrchestratorSettings {
    given("node", node);
    given("identity", identity);
    given("home", home);
    given("console", console);
    given("mesh.listen", mesh == null ? null : mesh.listen());
    given("ledger.listen", ledger == null ? null : ledger.listen());
    given("members", members);
    members = List.copyOf(members);
    if (node.role() != NodeId.Role.ORCHESTRATOR) {
      throw new IllegalArgumentException("node '" + node + "' is not an orchestrator");
    }
    var self = node;
    if (members.stream().noneMatch(member -> member.node().equals(self))) {
      throw new IllegalArgumentException("members does not name this node, " + node);
    }
    reading = reading == null ? Reading.OPEN : reading;
    zone = zone == null ? JAPAN : zone;
    heartbeat = heartbeat == null ? Heartbeat.DEFAULT : heartbeat;
    lease = lease == null ? Lease.DEFAULT : lease;
    notices = notices == null ? NoticeSettings.NONE : notices;
    signIn = signIn == null ? SignInSettings.DEFAULT : signIn;
    allowFrom = allowFrom == null ? AllowFrom.ANYWHERE : allowFrom;
  }

  private static void given(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }

  /// Whether accounts with a password are good for signing in; those that are for when nothing else
  /// works always are.
  public boolean passwords() {
    return saml == null || saml.passwords();
  }

  /// This orchestrator's own entry among the members.
  public Member self() {
    return members.stream().filter(each -> each.node().equals(node)).findFirst().orElseThrow();
  }

  /// Who may read at the console. Whoever changes something shows a certificate either way.
  public enum Reading {
    /// Everybody who reaches it.
    OPEN,
    /// Nobody without a certificate of the estate.
    CERTIFIED;

    /// What the door does when a connection begins, in Spring's word.
    public String clientAuthentication() {
      return switch (this) {
        case OPEN -> "want";
        case CERTIFIED -> "need";
      };
    }
  }

  /// Where a transport listens.
  public record Listening(InetSocketAddress listen) {}

  /// An orchestrator and where its three doors are.
  public record Member(
      NodeId node, InetSocketAddress mesh, InetSocketAddress ledger, InetSocketAddress console) {}

  /// A PostgreSQL that somebody else runs.
  public record Store(String url, String user, Path passwordFile) {}

  /// How soon silence is noticed: nothing heard for `silence`, then asked again for `verify`.
  public record Heartbeat(Duration silence, Duration interval, Duration verify) {
    public static final Heartbeat DEFAULT =
        new Heartbeat(Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(500));
  }

  /// How long a lease lasts for its holder, and how much longer for everybody else.
  public record Lease(Duration term, Duration margin) {
    public static final Lease DEFAULT = new Lease(Duration.ofSeconds(30), Duration.ofSeconds(3));
  }
}
