package org.hikae.cluster.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.cluster.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/// A replica as a file: a line that says what follows, then a line of JSON for each lease and each
/// entry. The entries' hashes are checked when it is read.
final class Checkpoint {
  private static final WireFormat WIRE = new WireFormat();

  private Checkpoint() {}

  private record Head(int format, int leases, int entries) {}

  static void write(Replica replica, Path file) throws IOException {
    var leases = replica.allLeases();
    var entries = replica.after(0, Integer.MAX_VALUE);
    var partial = file.resolveSibling(file.getFileName() + ".partial");
    try (var out = Files.newBufferedWriter(partial)) {
      out.write(WIRE.write(new Head(1, leases.size(), entries.size())) + "\n");
      for (var lease : leases) {
        out.write(WIRE.write(lease) + "\n");
      }
      for (var entry : entries) {
        out.write(WIRE.write(entry) + "\n");
      }
    }
    try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static void read(Path file, Replica replica) throws IOException {
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      var head = WIRE.read(next(in.readLine(), file), Head.class);
      if (head.format() != 1) {
        throw new IOException(
            file + " is of format " + head.format() + ", newer than this program");
      }
      var leases = new ArrayList<Lease>();
      for (var i = 0; i < head.leases(); i++) {
        leases.add(WIRE.read(next(in.readLine(), file), Lease.class));
      }
      var entries = new ArrayList<LedgerEntry>();
      for (var i = 0; i < head.entries(); i++) {
        entries.add(WIRE.read(next(in.readLine(), file), LedgerEntry.class));
      }
      replica.become(leases, entries);
    }
  }

  private static String next(@Nullable String line, Path file) throws IOException {
    if (line == null) {
      throw new IOException(file + " ends too early");
    }
    return line;
  }
}
