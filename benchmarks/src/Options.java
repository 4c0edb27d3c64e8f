import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the command line asks for.
record Options(
    Path work,
    Path hikae,
    Path peersRoot,
    List<DataSet> sets,
    int scalePercent,
    boolean large,
    int rounds,
    List<String> toolNames,
    Path report) {

  static Options parse(String... args) {
    var work = Path.of("target/peers");
    var hikae = Path.of("hikae");
    Path peersRoot = null;
    var sets = "mixed,files,onefile";
    var scale = 100;
    var large = false;
    var rounds = 5;
    var tools = "hikae,restic,borg";
    Path report = null;
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--work" -> work = Path.of(args[++i]).toAbsolutePath();
        case "--hikae" -> hikae = Path.of(args[++i]);
        case "--peers-root" -> peersRoot = Path.of(args[++i]);
        case "--sets" -> sets = args[++i];
        case "--scale" -> scale = Integer.parseInt(args[++i]);
        case "--large" -> large = true;
        case "--rounds" -> rounds = Integer.parseInt(args[++i]);
        case "--tools" -> tools = args[++i];
        case "--report" -> report = Path.of(args[++i]).toAbsolutePath();
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new Options(
        work,
        hikae,
        peersRoot,
        setsNamed(sets, scale, large),
        scale,
        large,
        rounds,
        List.of(tools.split(",")),
        report);
  }

  private static List<DataSet> setsNamed(String names, int percent, boolean large) {
    var sets = new ArrayList<DataSet>();
    for (var name : names.split(",")) {
      sets.add(
          switch (name) {
            case "mixed" -> new DataSet.Mixed((4L << 30) / 100 * percent);
            case "files" -> new DataSet.SmallFiles((large ? 1_000_000 : 200_000) / 100 * percent);
            case "onefile" -> new DataSet.OneFile((4L << 30) / 100 * percent);
            default -> throw new IllegalArgumentException("unknown data set " + name);
          });
    }
    return sets;
  }

  /// Ours first, then the peers that are there.
  List<Tool> tools() {
    var tools = new ArrayList<Tool>();
    tools.add(new Tool.Hikae(hikae, work.resolve("state/hikae")));
    var prefix = peersRoot == null ? List.<String>of() : List.of("chroot", peersRoot.toString());
    tools.add(new Tool.Restic(prefix, work.resolve("state/restic")));
    tools.add(new Tool.Borg(prefix, work.resolve("state/borg")));
    tools.removeIf(tool -> !toolNames.contains(tool.name()));
    return tools;
  }

  boolean isRoot() {
    return peersRoot != null && Files.isWritable(Path.of("/dev/loop-control"));
  }
}
