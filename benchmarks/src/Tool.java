import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A backup program, with encryption and compression on, as its commands are typed.
sealed interface Tool {
  String name();

  /// Where it keeps what it wants to remember of a repository on this machine.
  Path state();

  List<String> command(Step step, Path repository, Path data, Path target);

  Map<String, String> environment();

  /// What the program says of itself. Ours is built by this, when it has to be.
  default String version() {
    try {
      return Measured.output(versionCommand(), environment())
          .lines()
          .filter(line -> line.startsWith(name()))
          .findFirst()
          .orElse(name());
    } catch (IOException e) {
      throw new IllegalStateException(name() + " does not run", e);
    }
  }

  List<String> versionCommand();

  private static List<String> join(List<String> prefix, String... words) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(words));
    return all;
  }

  record Hikae(Path program, Path state) implements Tool {
    @Override
    public String name() {
      return "hikae";
    }

    @Override
    public List<String> versionCommand() {
      return List.of(program.toString(), "--version");
    }

    @Override
    public List<String> command(Step step, Path repository, Path data, Path target) {
      var vault = "file:" + repository;
      var hikae = program.toString();
      return switch (step) {
        case INIT -> List.of(hikae, "vault", "init", "--vault", vault);
        case FIRST, UNCHANGED, INCREMENTAL ->
            List.of(hikae, "backup", data.toString(), "--vault", vault);
        case RESTORE ->
            List.of(hikae, "restore", "latest", "--to", target.toString(), "--vault", vault);
        case CHECK -> List.of(hikae, "vault", "check", "--vault", vault);
        case VERIFY -> List.of(hikae, "vault", "check", "--depth", "everything", "--vault", vault);
        case PRUNE -> List.of("sh", "-c", prune(repository));
      };
    }

    /// Forgets and condemns, then sweeps. Between the two lies a grace time of a day at least, by
    /// the clock of the store: in a folder, the time at which the mark was written.
    private String prune(Path repository) {
      var vault = " --vault file:" + repository;
      return String.join(
          " && ",
          program + " points forget --keep-last 1 --yes --prune" + vault,
          "{ [ ! -d %1$s ] || find %1$s -type f -exec touch -d '26 hours ago' {} +; }"
              .formatted(repository.resolve("condemned")),
          program + " vault prune" + vault);
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("HIKAE_PASSPHRASE", "benchmark");
    }
  }

  record Restic(List<String> prefix, Path state) implements Tool {
    @Override
    public String name() {
      return "restic";
    }

    @Override
    public List<String> versionCommand() {
      return join(prefix, "restic", "version");
    }

    @Override
    public List<String> command(Step step, Path repository, Path data, Path target) {
      var words = new ArrayList<>(join(prefix, "restic", "-q", "-r", repository.toString()));
      words.addAll(
          switch (step) {
            case INIT -> List.of("init");
            case FIRST, UNCHANGED, INCREMENTAL -> List.of("backup", data.toString());
            case RESTORE -> List.of("restore", "latest", "--target", target.toString());
            case CHECK -> List.of("check");
            case VERIFY -> List.of("check", "--read-data");
            case PRUNE -> List.of("forget", "--keep-last", "1", "--prune");
          });
      return words;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("RESTIC_PASSWORD", "benchmark", "RESTIC_CACHE_DIR", state.toString());
    }
  }

  record Borg(List<String> prefix, Path state) implements Tool {
    @Override
    public String name() {
      return "borg";
    }

    @Override
    public List<String> versionCommand() {
      return join(prefix, "borg", "--version");
    }

    @Override
    public List<String> command(Step step, Path repository, Path data, Path target) {
      var borg = "borg ";
      var script =
          switch (step) {
            case INIT -> borg + "init --encryption repokey-blake2 " + repository;
            case FIRST, UNCHANGED, INCREMENTAL ->
                borg + "create --compression zstd,3 " + repository + "::" + step + " " + data;
            case RESTORE -> "cd " + target + " && borg extract " + repository + "::INCREMENTAL";
            case CHECK -> borg + "check " + repository;
            case VERIFY -> borg + "check --verify-data " + repository;
            case PRUNE ->
                "borg delete " + repository + " FIRST UNCHANGED && borg compact " + repository;
          };
      return join(prefix, "sh", "-c", script);
    }

    @Override
    public Map<String, String> environment() {
      return Map.of(
          "BORG_PASSPHRASE",
          "benchmark",
          "BORG_BASE_DIR",
          state.toString(),
          "LANG",
          "C.UTF-8",
          "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK",
          "yes");
    }
  }
}
