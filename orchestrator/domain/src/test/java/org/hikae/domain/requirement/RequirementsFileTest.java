package org.hikae.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.requirement.Requirement.State;
import org.junit.jupiter.api.Test;

class RequirementsFileTest {
  @Test
  void theContractHasThirtyFourRowsInBothLanguages() throws Exception {
    var rows = RequirementsFile.shipped();

    assertThat(rows).hasSize(34).extracting(Requirement::id).doesNotHaveDuplicates();
    assertThat(rows).allSatisfy(row -> assertThat(row.requirement().ja()).matches(".*[ぁ-ん一-龠].*"));
    assertThat(rows)
        .filteredOn(row -> row.state() == State.MET)
        .allSatisfy(row -> assertThat(row.evidence()).isNotBlank());
  }

  @Test
  void aRowIsNotCalledMetWithoutWhatShowsIt() {
    var document =
        new Document(
            "requirements.yaml",
            """
            rows:
              - id: AVL-03
                name: {en: Disaster recovery, ja: ディザスタリカバリ}
                requirement: {en: a switch, ja: 切り替える}
                how: [enforce]
                state: met
            """);

    assertThatThrownBy(() -> RequirementsFile.read(document))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e ->
                assertThat(e.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.line()).isEqualTo(6)));
  }
}
