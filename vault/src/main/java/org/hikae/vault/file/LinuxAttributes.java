package org.hikae.vault.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.tree.Attributes.Extended;

/// The extended attributes of one thing, access control lists among them: of an open file or
/// folder, or of what a name means, links not followed.
abstract sealed class LinuxAttributes {
  private static final int LARGEST = 64 << 10;
  private static final String OF_THE_SYSTEM = "security\\.(selinux|ima|evm|SMACK64.*)";

  final Linux linux;

  private LinuxAttributes(Linux linux) {
    this.linux = linux;
  }

  static LinuxAttributes of(Linux linux, int handle) {
    return new OfHandle(linux, handle);
  }

  static LinuxAttributes of(Linux linux, byte[] path) {
    return new OfPath(linux, path);
  }

  /// Of what stands in an open folder, on a way that is never too long.
  static LinuxAttributes in(Linux linux, int folder, byte[] name) {
    var prefix = ("/proc/self/fd/" + folder + "/").getBytes(StandardCharsets.US_ASCII);
    var way = Arrays.copyOf(prefix, prefix.length + name.length);
    System.arraycopy(name, 0, way, prefix.length, name.length);
    return new OfPath(linux, way);
  }

  abstract int names();

  abstract int value(byte[] name);

  abstract int set(byte[] name, byte[] value);

  abstract int remove(byte[] name);

  /// All of them, sorted by name.
  List<Extended> read(byte[] path) throws IOException {
    var size = names();
    if (size == 0 || size == -Errno.NOTSUP) {
      return List.of();
    }
    var extended = new ArrayList<Extended>();
    for (var name : split(linux.text(LinuxReader.require(size, path)))) {
      var value = value(name);
      if (value != -Errno.NODATA) {
        extended.add(new Extended(name, linux.text(LinuxReader.require(value, path))));
      }
    }
    extended.sort((x, y) -> Arrays.compareUnsigned(x.name(), y.name()));
    return extended;
  }

  private static List<byte[]> split(byte[] names) {
    var all = new ArrayList<byte[]>();
    var from = 0;
    for (var i = 0; i < names.length; i++) {
      if (names[i] == 0) {
        all.add(Arrays.copyOfRange(names, from, i));
        from = i + 1;
      }
    }
    return all;
  }

  /// Sets these and removes every other.
  ///
  /// @return whether that was allowed
  boolean write(List<Extended> wanted, byte[] path) throws IOException {
    var complete = true;
    for (var there : read(path)) {
      if (wanted.stream().noneMatch(each -> Arrays.equals(each.name(), there.name()))) {
        remove(there.name()); // what the system itself put there may stay
      }
    }
    for (var each : wanted) {
      complete &= each.value().length <= LARGEST && set(each.name(), each.value()) >= 0;
    }
    return complete;
  }

  /// Whether they are these; what a security module puts on every file does not count.
  boolean are(List<Extended> wanted, byte[] path) throws IOException {
    var there = new ArrayList<>(read(path));
    there.removeIf(
        each ->
            new String(each.name(), StandardCharsets.ISO_8859_1).matches(OF_THE_SYSTEM)
                && wanted.stream().noneMatch(one -> Arrays.equals(one.name(), each.name())));
    for (var i = 0; i < wanted.size() && there.size() == wanted.size(); i++) {
      if (!Arrays.equals(wanted.get(i).name(), there.get(i).name())
          || !Arrays.equals(wanted.get(i).value(), there.get(i).value())) {
        return false;
      }
    }
    return there.size() == wanted.size();
  }

  private static final class OfHandle extends LinuxAttributes {
    private final int handle;

    OfHandle(Linux linux, int handle) {
      super(linux);
      this.handle = handle;
    }

    @Override
    int names() {
      return linux.extendedNames(handle);
    }

    @Override
    int value(byte[] name) {
      return linux.extended(handle, name);
    }

    @Override
    int set(byte[] name, byte[] value) {
      return linux.setExtended(handle, name, value);
    }

    @Override
    int remove(byte[] name) {
      return linux.removeExtended(handle, name);
    }
  }

  private static final class OfPath extends LinuxAttributes {
    private final byte[] path;

    OfPath(Linux linux, byte[] path) {
      super(linux);
      this.path = path;
    }

    @Override
    int names() {
      return linux.extendedNames(path);
    }

    @Override
    int value(byte[] name) {
      return linux.extended(path, name);
    }

    @Override
    int set(byte[] name, byte[] value) {
      return linux.setExtended(path, name, value);
    }

    @Override
    int remove(byte[] name) {
      return linux.removeExtended(path, name);
    }
  }
}
