package org.hikae.domain.run;

import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Names;

/// Something that was measured from outside and speaks for or against the run: `canary-loss`, 12,
/// rows.
public record Evidence(String name, String value, String unit, Bilingual note) {
  /// Rows that a writer had committed before the outage and that are missing after it.
  public static final String CANARY_LOSS = "canary-loss";

  public Evidence {
    Names.require("evidence", name);
  }

  /// What was measured, for people.
  public Bilingual title() {
    return switch (name) {
      case CANARY_LOSS -> new Bilingual("canary rows lost", "失われたカナリア行");
      case "compared-rows" -> new Bilingual("rows compared", "照合した行");
      case "compared-files" -> new Bilingual("files compared", "照合したファイル");
      case "differences" -> new Bilingual("differences found", "見つかった差異");
      case "rows-written-by-the-lost-site" ->
          new Bilingual("rows written by the lost site", "失われたサイトが書き込んだ行");
      case "users-away" -> new Bilingual("in which users could not write", "利用者が書き込めなかった時間");
      case "mirrored" -> new Bilingual("mirrored before", "事前に複製したデータ");
      default -> Bilingual.same(name.replace('-', ' '));
    };
  }

  /// The unit, for people; what has none has a dash.
  public Bilingual unitTitle() {
    return switch (unit) {
      case "rows" -> new Bilingual("rows", "行");
      case "files" -> new Bilingual("files", "ファイル");
      case "s" -> new Bilingual("s", "秒");
      default -> Bilingual.same(unit.isBlank() ? "–" : unit);
    };
  }
}
