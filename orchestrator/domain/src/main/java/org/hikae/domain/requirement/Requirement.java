package org.hikae.domain.requirement;

import java.util.List;
import java.util.Optional;
import org.hikae.domain.text.Bilingual;
import org.jspecify.annotations.Nullable;

/// One row of the operators' contract.
///
/// @param id as the contract numbers it: `REL-03`
/// @param state what the software does about it, whichever installation it runs in
/// @param note what is there and what is not; null when there is nothing to say
/// @param evidence what shows it and fails when it stops being true
public record Requirement(
    String id,
    Bilingual name,
    Bilingual requirement,
    List<How> how,
    State state,
    @Nullable Bilingual note,
    @Nullable String evidence) {
  public Requirement {
    how = List.copyOf(how);
    if (state == State.MET && evidence == null) {
      throw new IllegalArgumentException(id + " is called met and names no evidence");
    }
  }

  /// How a row can be met.
  public enum How {
    /// The software makes it so and refuses what breaks it.
    ENFORCE,
    /// The software measures it and shows figure and target.
    MEASURE,
    /// Only an organisation can.
    ATTEST
  }

  /// Where the software stands.
  public enum State {
    /// Shown by a test.
    MET,
    /// Some of it.
    PART,
    /// Not built yet.
    OPEN
  }

  /// Whether no software can meet it.
  public boolean onlyAttested() {
    return how.equals(List.of(How.ATTEST));
  }

  public Optional<Bilingual> remark() {
    return Optional.ofNullable(note);
  }
}
