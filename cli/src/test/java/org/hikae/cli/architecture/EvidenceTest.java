package org.hikae.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hikae.domain.requirement.Requirement;
import org.hikae.domain.requirement.Requirement.State;
import org.hikae.domain.requirement.RequirementsFile;
import org.junit.jupiter.api.Test;

/// Every row of the contract that is called met, or met in part, is shown by tests that carry its
/// id.
class EvidenceTest {
  private static final Pattern METHOD = Pattern.compile("[A-Z]\\w+\\.[a-z]\\w+");
  private static final Pattern ROW = Pattern.compile("[A-Z]{3}-\\d\\d");

  @Test
  void everyRowThatIsCalledMetIsShownByTestsThatCarryItsId() throws Exception {
    var tests = TestMethods.ofAllRooms();
    var rows = claimed();

    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows.stream().flatMap(row -> missing(row, tests))).isEmpty();
  }

  @Test
  void everyIdThatATestCarriesIsARowOfTheContract() throws Exception {
    var rows = RequirementsFile.shipped().stream().map(Requirement::id).toList();
    var carried =
        TestMethods.ofAllRooms().values().stream()
            .flatMap(List::stream)
            .filter(tag -> ROW.matcher(tag).matches());

    assertThat(carried).isNotEmpty().isSubsetOf(rows);
  }

  @Test
  void tagsAreReadWithTheirMethod() {
    var source =
        """
        class DoorTest {
          @BeforeEach
          void start() {
          }

          @ParameterizedTest
          @Tag("SEC-01")
          @CsvSource(
              \"""
              a, b
              \""")
          void opens(String a, String b) {
          }

          @Test
          void closes() {
          }
        }
        """;

    assertThat(TestMethods.of("DoorTest", source))
        .containsOnly(
            entry("DoorTest.opens", List.of("SEC-01")), entry("DoorTest.closes", List.of()));
  }

  private static List<Requirement> claimed() throws Exception {
    return RequirementsFile.shipped().stream().filter(row -> row.state() != State.OPEN).toList();
  }

  private static Stream<String> missing(Requirement row, Map<String, List<String>> tests) {
    var evidence = row.evidence();
    if (evidence == null) {
      return Stream.of(row.id() + " names no test");
    }
    var wrong = new ArrayList<String>();
    for (var named : evidence.split(", ", -1)) {
      if (!METHOD.matcher(named).matches()) {
        wrong.add(row.id() + ": '" + named + "' is no Class.method");
      } else if (!tests.containsKey(named)) {
        wrong.add(row.id() + ": there is no test " + named);
      } else if (!tests.getOrDefault(named, List.of()).contains(row.id())) {
        wrong.add(row.id() + ": " + named + " has no @Tag(\"" + row.id() + "\")");
      }
    }
    return wrong.stream();
  }
}
