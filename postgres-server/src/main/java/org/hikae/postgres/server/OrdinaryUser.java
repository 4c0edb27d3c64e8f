package org.hikae.postgres.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// PostgreSQL refuses to run as root, and as a user that has no name. When we are one of these, its
/// programs run in a user namespace in which they see themselves, and the files that we own, as an
/// ordinary user's whose name this machine knows.
public final class OrdinaryUser {
  private static final Path USERS = Path.of("/etc/passwd");

  /// `nobody`: what a machine without any list of users has.
  private static final int NOBODY = 65_534;

  /// The first that an installation gives to a person.
  private static final int FIRST_PERSON = 1000;

  private OrdinaryUser() {}

  /// The command as it must be run: as it is, or inside a user namespace.
  public static List<String> command(List<String> command) {
    var users = users();
    if (mayRunServers(uid(), users)) {
      return command;
    }
    var wrapped = new ArrayList<>(namespace(users));
    wrapped.add("--");
    wrapped.addAll(command);
    return List.copyOf(wrapped);
  }

  /// What makes such a namespace; options and the command may follow.
  public static List<String> namespace() {
    return namespace(users());
  }

  static List<String> namespace(List<String> users) {
    var uid = ordinary(users);
    return List.of("unshare", "--user", "--map-user=" + uid, "--map-group=" + uid);
  }

  static boolean mayRunServers(int uid, List<String> users) {
    return uid != 0 && users.stream().anyMatch(user -> number(user).equals(OptionalInt.of(uid)));
  }

  /// The user to be seen as: the first person, else nobody, else any but root.
  ///
  /// @param users the lines of `passwd(5)`
  static int ordinary(List<String> users) {
    return users.stream()
        .map(OrdinaryUser::number)
        .flatMapToInt(OptionalInt::stream)
        .filter(uid -> uid > 0)
        .boxed()
        .min(Comparator.comparingInt(OrdinaryUser::rank).thenComparingInt(uid -> uid))
        .orElse(NOBODY);
  }

  private static int rank(int uid) {
    return uid == FIRST_PERSON ? 0 : uid == NOBODY ? 1 : 2;
  }

  private static OptionalInt number(String user) {
    var fields = user.split(":", 4);
    return fields.length == 4 && fields[2].matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(fields[2]))
        : OptionalInt.empty();
  }

  private static List<String> users() {
    try {
      return Files.readAllLines(USERS, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return List.of();
    }
  }

  static boolean weAreRoot() {
    return uid() == 0;
  }

  private static int uid() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell which user we are from /proc/self", e);
    }
  }
}
