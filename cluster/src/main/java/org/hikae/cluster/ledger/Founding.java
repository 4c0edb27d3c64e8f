package org.hikae.cluster.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.NodeId;

/// What a ledger begins with that does not begin empty: a file in its folder, written before its
/// first start and left there. Such a ledger is another group than the one that its entries come
/// from, named after them and its keepers, so whoever is left of the old one never speaks with it;
/// keepers that are to share it are founded alike.
///
/// @param group the Raft group's name
/// @param keepers who keeps it
public record Founding(UUID group, List<NodeId> keepers, LedgerCopy copy) {
  private static final String FILE = "founding.jsonl";
  private static final WireFormat WIRE = new WireFormat();
  private static final int FORMAT = 1;

  public Founding {
    keepers = List.copyOf(keepers);
    if (keepers.isEmpty()) {
      throw new IllegalArgumentException("a ledger that nobody keeps");
    }
  }

  private record Head(int format, UUID group, List<NodeId> keepers, int leases, int entries) {}

  /// The ledger that goes on from `copy` among `keepers`; refuses entries that do not follow one
  /// another.
  public static Founding of(LedgerCopy copy, List<NodeId> keepers) throws LedgerException {
    requireWhole(copy);
    var names = new TreeSet<>(keepers.stream().map(NodeId::toString).toList());
    var leases = copy.leases().stream().map(WIRE::write).collect(Collectors.joining("\n"));
    var name = "hikae ledger\n" + copy.head() + "\n" + leases + "\n" + String.join("\n", names);
    return new Founding(
        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
        names.stream().map(NodeId::parse).toList(),
        copy);
  }

  private static void requireWhole(LedgerCopy copy) throws LedgerException {
    var chain = new Chain();
    for (var entry : copy.entries()) {
      try {
        chain.restore(entry);
      } catch (IOException e) {
        throw new LedgerException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /// Writes it into a ledger's folder, onto the disk; refuses a folder in which there is something.
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new LedgerException("there is a ledger in " + folder + " already");
      }
    }
    var file = folder.resolve(FILE);
    try (var out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      var head = new Head(FORMAT, group, keepers, copy.leases().size(), copy.entries().size());
      out.write(WIRE.write(head) + "\n");
      for (var lease : copy.leases()) {
        out.write(WIRE.write(lease) + "\n");
      }
      for (var entry : copy.entries()) {
        out.write(WIRE.write(entry) + "\n");
      }
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// What the ledger in a folder was founded with; nothing when it began empty.
  public static Optional<Founding> in(Path folder) throws LedgerException {
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var in = Files.newBufferedReader(file)) {
      var lines = in.lines().iterator();
      var head = WIRE.read(lines.next(), Head.class);
      if (head.format() != FORMAT) {
        throw new LedgerException(
            file + " is of format " + head.format() + ", newer than this program");
      }
      var leases = new ArrayList<Lease>();
      for (var i = 0; i < head.leases(); i++) {
        leases.add(WIRE.read(lines.next(), Lease.class));
      }
      var entries = new ArrayList<LedgerEntry>();
      for (var i = 0; i < head.entries(); i++) {
        entries.add(WIRE.read(lines.next(), LedgerEntry.class));
      }
      var copy = new LedgerCopy(leases, entries);
      requireWhole(copy);
      return Optional.of(new Founding(head.group(), head.keepers(), copy));
    } catch (NoSuchElementException | WireException | UncheckedIOException e) {
      throw new LedgerException(file + " is not as it was written: " + e.getMessage(), e);
    } catch (IOException e) {
      throw e instanceof LedgerException known
          ? known
          : new LedgerException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Has a replica begin with it.
  void begin(Replica replica) throws IOException {
    replica.become(copy.leases(), copy.entries());
  }
}
