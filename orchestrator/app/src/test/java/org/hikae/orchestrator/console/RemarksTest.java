package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikae.domain.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarksTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          reading,                             読み取り中
          copying packs,                       パックをコピー中
          crm-files: restoring,                crm-files:復元中
          holding traffic,                     利用者の接続を停止中
          holding http://gate:1/hold,          http://gate:1/hold の接続を停止中
          running smoke-test,                  smoke-test を実行中
          counting sheep,                      counting sheep
          crm-files: counting sheep,           crm-files:counting sheep
          """)
  void workIsToldInTheLanguageOfThePage(String english, String japanese) {
    assertThat(Remarks.work(english, Language.JA)).isEqualTo(japanese);
    assertThat(Remarks.work(english, Language.EN)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          connected,                  true,   接続できました
          answered 1,                 true,   応答 1
          answered with no row,       true,   応答あり(行なし)
          status 200,                 true,   ステータス 200
          status 503 instead of 200,  false,  ステータス 503(期待値は 200)
          Connection refused,         false,  応答なし(Connection refused)
          """)
  void aLookIsToldInTheLanguageOfThePage(String english, boolean good, String japanese) {
    assertThat(Remarks.look(english, good, Language.JA)).isEqualTo(japanese);
    assertThat(Remarks.look(english, good, Language.EN)).isEqualTo(english);
  }

  @Test
  void theWordsOfAProgramStandBehindWhatTheyAreAbout() {
    assertThat(Remarks.failure("no space left", Language.JA)).isEqualTo("失敗しました(no space left)");
    assertThat(Remarks.look("cost $1 \\ more", false, Language.JA))
        .isEqualTo("応答なし(cost $1 \\ more)");
  }
}
