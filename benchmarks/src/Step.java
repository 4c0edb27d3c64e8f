import java.util.List;

/// One act of a round, in order. `INIT` is not measured: it is done once in a repository's life.
enum Step {
  INIT("init"),
  FIRST("first backup"),
  UNCHANGED("nothing changed"),
  INCREMENTAL("incremental"),
  RESTORE("restore"),
  CHECK("check"),
  VERIFY("verify every byte"),
  PRUNE("prune to the newest");

  final String title;

  Step(String title) {
    this.title = title;
  }

  static List<Step> measured() {
    return List.of(values()).subList(1, values().length);
  }
}
