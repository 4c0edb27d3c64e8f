package org.hikae.vault.file;

import java.io.IOException;
import org.hikae.vault.tree.Attributes;

/// What a new file has before anybody gives it anything: its owners, and extended attributes that
/// the folder or the system hands down. In one folder that is the same for every file that one
/// process makes, so the first tells of all, and what they have already need not be set.
///
/// @param bare whether there are no extended attributes
record Newborn(int uid, int gid, boolean bare) {

  /// Looks at a file that was just made.
  static Newborn look(Linux linux, int handle) throws IOException {
    LinuxReader.require(linux.look(handle), LinuxWriter.ITSELF);
    var seen = LinuxReader.seen(linux);
    var names = linux.extendedNames(handle);
    return new Newborn(seen.uid(), seen.gid(), names == 0 || names == -Errno.NOTSUP);
  }

  boolean belongsTo(Attributes wanted) {
    return uid == wanted.uid() && gid == wanted.gid();
  }
}
