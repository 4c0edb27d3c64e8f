package org.hikae.vault.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.vault.Shell;

/// A tree of everything that Linux can have in one.
final class OddFiles {
  private OddFiles() {}

  static boolean weAreRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  static void make(Path folder) throws IOException {
    Shell.run(
        folder,
        """
        mkdir -p plain/sub empty; printf hello > plain/file; : > plain/nothing
        head -c 3000000 /dev/urandom > plain/large
        head -c 200000 /dev/zero | tr '\\0' x > plain/sub/x
        chmod 4751 plain/file; chmod 0600 plain/nothing; chmod 1777 empty
        touch -d '2001-02-03 04:05:06.123456789' plain/file
        touch -d '1960-01-01 00:00:00' plain/nothing; touch -d '1970-01-01 00:00:00 UTC' empty
        ln plain/file plain/again; ln -s ../plain/file plain/sub/link; ln -s /no/such link
        mkfifo -m 640 pipe
        printf odd > "$(printf 'a\\377b')"; mkdir "$(printf '\\200')"; printf 1 > "$(printf '\\200/\\376')"
        ln -s "$(printf 'to\\377')" oddlink; printf kana > ひかえ
        long=$(printf 'l%.0s' $(seq 150)); mkdir -p $long/$long; printf deep > $long/$long/$long
        ln -s $long/$long/$long longlink; ln $long/$long/$long longhard
        odd=$(printf 'oooo\\377%.0s' $(seq 30)); printf longodd > "$odd"; ln "$odd" oddhard
        printf 'new\\nline' > "$(printf 'with\\nnewline and space')"
        truncate -s 5M sparse; printf start | dd of=sparse conv=notrunc status=none
        printf middle | dd of=sparse bs=1 seek=3000000 conv=notrunc status=none
        truncate -s 1M allhole
        printf end > tail; truncate -s 300K tail; printf end >> tail
        """);
    if (weAreRoot()) {
      Shell.run(
          folder,
          """
          chown 1234:5678 plain/sub/x; chown -h 3000000:4000000000 link; chown 7:8 empty
          mknod null c 1 3; mknod disk b 259 300
          """);
    }
    Shell.run(
        folder,
        """
        if command -v setfattr > /dev/null; then
          setfattr -n user.text -v some plain/file; setfattr -n user.binary -v 0x00ff0a3d00 plain/file
          setfattr -n user.empty plain/large
        fi
        if command -v setfacl > /dev/null; then
          setfacl -m u:1000:rw,g:1001:r,m::rw plain/large; setfacl -d -m u:1000:rwx empty
        fi
        touch -d '2020-01-01 00:00:00.987654321' plain plain/sub .
        """);
  }
}
