package org.hikae.vault.archive;

/// The two halves of a device's number as `mknod` takes it.
final class Devices {
  private Devices() {}

  static int major(long device) {
    return (int) (((device >>> 8) & 0xfff) | ((device >>> 32) & 0xfffff000L));
  }

  static int minor(long device) {
    return (int) ((device & 0xff) | ((device >>> 12) & 0xffffff00L));
  }

  static long number(int major, int minor) {
    return ((major & 0xfffL) << 8)
        | (minor & 0xffL)
        | ((minor & 0xffffff00L) << 12)
        | ((major & 0xfffff000L) << 32);
  }
}
