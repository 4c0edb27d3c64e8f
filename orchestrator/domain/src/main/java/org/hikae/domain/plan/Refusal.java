package org.hikae.domain.plan;

import java.util.Map;
import java.util.Set;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;

/// Why a runbook cannot be bound now, as a sentence and a way out.
public sealed interface Refusal {
  Bilingual sentence();

  String hint();

  record UnknownService(ServiceId service) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          "service '" + service + "' is not in the estate", "サービス " + service + " は登録されていません");
    }

    @Override
    public String hint() {
      return "add it to the estate file and apply that";
    }
  }

  record RecoverySiteSilent(SiteId site) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          "no agent answers at the recovery site " + site, "復旧サイト " + site + " のエージェントが応答しません");
    }

    @Override
    public String hint() {
      return "start the agent at " + site + " or mend its way to the orchestrators";
    }
  }

  /// @param incomplete what there is, by mark, with the sources that are missing
  record NoCompletePoint(ServiceId service, SiteId site, Map<String, Set<SourceId>> incomplete)
      implements Refusal {
    public NoCompletePoint {
      incomplete = Map.copyOf(incomplete);
    }

    @Override
    public Bilingual sentence() {
      var count = incomplete.size();
      return new Bilingual(
          "the vault at "
              + site
              + " has no complete recovery point of "
              + service
              + (count == 0 ? "" : " (" + count + " incomplete)"),
          site
              + " の保管庫には "
              + service
              + " の完全な復旧ポイントがありません"
              + (count == 0 ? "" : "(不完全なもの " + count + " 件)"));
    }

    @Override
    public String hint() {
      return "back up " + service + " and mirror it to " + site + " while its home still answers";
    }
  }

  /// @param site the site that holds the service and has to help a planned move
  record HolderSilent(SiteId site) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          "no agent answers at " + site + ", which holds the service",
          "サービスを保持している " + site + " のエージェントが応答しません");
    }

    @Override
    public String hint() {
      return "a planned move needs both sites; if " + site + " is lost, fail over";
    }
  }

  record AtHomeAlready(FencingToken token) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          token.service() + " is at its home site " + token.holder() + " already",
          token.service() + " はすでに本拠サイト " + token.holder() + " にあります");
    }

    @Override
    public String hint() {
      return "there is nothing to bring back; a planned move away is a switchover";
    }
  }

  /// @param others how many complete points there are all the same
  record NoSuchPoint(ServiceId service, SiteId site, int others) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          "the vault at "
              + site
              + " has no recovery point of "
              + service
              + " that fits what is asked for ("
              + others
              + " others)",
          site + " の保管庫に、条件に合う " + service + " の復旧ポイントがありません(他に " + others + " 件)");
    }

    @Override
    public String hint() {
      return "list them with GET /api/v1/points?service=" + service + " and name one of those";
    }
  }

  record NeverActive(ServiceId service) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          "the ledger has no epoch of " + service + ": it was never active anywhere",
          "台帳に " + service + " のエポックがありません(まだどこでも稼働していません)");
    }

    @Override
    public String hint() {
      return "start the agent at its home site once, so that it claims the first lease";
    }
  }

  record ActiveAlready(FencingToken token) implements Refusal {
    @Override
    public Bilingual sentence() {
      return new Bilingual(
          "the recovery site holds " + token.service() + " already, with epoch " + token.epoch(),
          "復旧サイトはすでに " + token.service() + " をエポック " + token.epoch() + " で保持しています");
    }

    @Override
    public String hint() {
      return "look at the newest run of " + token.service() + ": a failover was begun or done";
    }
  }
}
