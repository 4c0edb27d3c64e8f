package org.hikae.cluster.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;

/// The entries in order, each with the hash of the one before it, and how many each stream has.
final class Chain {
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<String, List<Integer>> streams = new HashMap<>();

  Ruling append(Proposal.Append proposal) {
    var stream = streams.getOrDefault(proposal.stream(), List.of());
    if (stream.size() != proposal.expectedVersion()) {
      return overtaken(proposal, stream);
    }
    var entry = next(proposal);
    link(entry);
    return new Ruling.Stands(entry);
  }

  /// Unless it is the same append once more.
  private Ruling overtaken(Proposal.Append proposal, List<Integer> stream) {
    var version = proposal.expectedVersion();
    if (version >= 0 && version < stream.size()) {
      var there = entries.get(stream.get((int) version));
      if (there.author().equals(proposal.author())
          && there.at().equals(proposal.at())
          && there.kind().equals(proposal.kind())
          && there.body().equals(proposal.body())) {
        return new Ruling.Stands(there);
      }
    }
    return new Ruling.Overtaken(stream.size());
  }

  /// Puts back an entry that a checkpoint has; refuses one that does not follow.
  void restore(LedgerEntry entry) throws IOException {
    if (entry.index() != length() + 1
        || entry.version() != version(entry.stream()) + 1
        || !entry.previousHash().equals(lastHash())
        || !entry.hash().equals(hash(entry))) {
      throw new IOException("ledger entry " + entry.index() + " does not follow the one before it");
    }
    link(entry);
  }

  long length() {
    return entries.size();
  }

  long version(String stream) {
    return streams.getOrDefault(stream, List.of()).size();
  }

  List<LedgerEntry> after(long index, int limit) {
    var from = Math.clamp(index, 0, entries.size());
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  private void link(LedgerEntry entry) {
    streams.computeIfAbsent(entry.stream(), _ -> new ArrayList<>()).add(entries.size());
    entries.add(entry);
  }

  private LedgerEntry next(Proposal.Append proposal) {
    var unsealed =
        new LedgerEntry(
            length() + 1,
            proposal.stream(),
            proposal.expectedVersion() + 1,
            proposal.kind(),
            proposal.body(),
            proposal.author(),
            proposal.at(),
            lastHash(),
            "");
    return new LedgerEntry(
        unsealed.index(),
        unsealed.stream(),
        unsealed.version(),
        unsealed.kind(),
        unsealed.body(),
        unsealed.author(),
        unsealed.at(),
        unsealed.previousHash(),
        hash(unsealed));
  }

  private String lastHash() {
    return entries.isEmpty() ? LedgerCopy.ORIGIN : entries.getLast().hash();
  }

  /// SHA-256 over all fields but the hash, each text preceded by its length in bytes.
  private static String hash(LedgerEntry entry) {
    try {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.writeLong(entry.index());
      text(out, entry.stream());
      out.writeLong(entry.version());
      text(out, entry.kind());
      text(out, entry.body());
      text(out, entry.author().toString());
      text(out, entry.at().toString());
      text(out, entry.previousHash());
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
