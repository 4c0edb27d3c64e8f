package org.hikae.orchestrator.report;

import java.util.Optional;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.RunEvent.TokenTaken;
import org.hikae.protocol.FencingToken;

/// Why the service was never active at two sites.
record FencingSection(RecoveryRecord record, Times times) {
  Html html() {
    var plan = record.run().plan();
    var old = new FencingToken(plan.service(), plan.from(), plan.superseding());
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <div class="tokens">
        {}<span class="arrow" aria-hidden="true">→</span>
        {}</div>
        <p>{}</p>
        </section>
        """,
        Html.say("Never active at two sites", "二重稼働が起きなかった根拠"),
        token("void", old, Html.say("void once the next epoch stands", "次のエポックの確定をもって失効")),
        taken().map(this::newToken).orElseGet(FencingSection::none),
        Html.say(
            "The old site had to stop its service by its own clock before its lease ran out; the"
                + " ledger gave out the next epoch only after that, by the clocks of those who"
                + " granted it, with a margin. Whatever acts on the service (agents, vaults, the"
                + " traffic switch) refuses an older epoch, so that the old site stays fenced when"
                + " it comes back.",
            "旧サイトは自分の時計で、リースの期限より前にサービスを停止しなければなりません。台帳は付与側の時計で、"
                + "期限に余裕を加えた後に初めて次のエポックを発行しました。サービスに働きかけるもの(エージェント、"
                + "保管庫、切替装置)は古いエポックを拒否するため、旧サイトは復帰しても隔離されたままです。"));
  }

  private Html newToken(TokenTaken taken) {
    return token(
        "valid",
        taken.token(),
        Html.say(
            "taken at " + times.tenth(taken.at()) + ", by a majority of the orchestrators",
            times.tenth(taken.at()) + " に過半数の合意で取得"));
  }

  private static Html token(String state, FencingToken token, Html note) {
    return Html.of(
        "<div class=\"token {}\"><b>{}</b><code>{}</code><small>{}</small></div>\n",
        state,
        Html.say("Epoch " + token.epoch(), "エポック " + token.epoch()),
        token,
        note);
  }

  private static Html none() {
    return Html.of(
        "<div class=\"token void\"><b>–</b><small>{}</small></div>\n",
        Html.say("no newer epoch was taken", "新しいエポックは取得されていません"));
  }

  private Optional<TokenTaken> taken() {
    return record.run().journal().stream()
        .filter(TokenTaken.class::isInstance)
        .map(TokenTaken.class::cast)
        .reduce((_, later) -> later);
  }
}
