import java.util.Optional;

/// What was aimed at in a row, long before it was measured: docs/performance.md says where it was
/// not reached.
sealed interface Goal {
  String text();

  private static String times(double number) {
    return "%s×".formatted(number == (int) number ? String.valueOf((int) number) : number);
  }

  /// Empty when something that it takes was not measured.
  Optional<Boolean> reachedBy(Row row);

  /// So many times better than the best of the others.
  record Times(double least) implements Goal {
    @Override
    public String text() {
      return times(least);
    }

    @Override
    public Optional<Boolean> reachedBy(Row row) {
      return row.ratio().map(ratio -> ratio >= least);
    }
  }

  /// So many times better than the first of the others, and than the second.
  record TimesEach(double first, double second) implements Goal {
    @Override
    public String text() {
      return times(first) + " restic, " + times(second) + " borg";
    }

    @Override
    public Optional<Boolean> reachedBy(Row row) {
      return row.ratioTo(1)
          .flatMap(to -> row.ratioTo(2).map(other -> to >= first && other >= second));
    }
  }

  /// At most so much.
  record AtMost(double most, String unit) implements Goal {
    @Override
    public String text() {
      return "at most %.0f %s".formatted(most, unit);
    }

    @Override
    public Optional<Boolean> reachedBy(Row row) {
      return row.figures().getFirst().map(figure -> figure <= most);
    }
  }

  /// What was aimed at in a step.
  static Optional<Goal> of(Step step, DataSet set) {
    var onefile = set instanceof DataSet.OneFile;
    return Optional.ofNullable(
        switch (step) {
          case FIRST, UNCHANGED, RESTORE -> onefile ? null : new Times(3);
          case INCREMENTAL -> onefile ? new Times(5) : null;
          case VERIFY -> new Times(2.5);
          case PRUNE -> new TimesEach(5, 1.5);
          case INIT, CHECK -> null;
        });
  }
}
